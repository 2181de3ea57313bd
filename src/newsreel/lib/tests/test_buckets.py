import pytest

from newsreel.lib.buckets import Bucket


@pytest.mark.parametrize(
    ("address", "bucket"),
    [
        ("s3://pages", Bucket("pages", "", None, None)),
        ("s3://pages/", Bucket("pages", "", None, None)),
        (
            "s3://pages.example.org/a/b/?region=eu-west-1",
            Bucket("pages.example.org", "a/b", "eu-west-1", None),
        ),
        (
            "s3://pages/a%20b?region=auto&endpoint=https://x.r2.example.org",
            Bucket("pages", "a b", "auto", "https://x.r2.example.org"),
        ),
        (
            "s3://pages?endpoint=http%3A%2F%2F127.0.0.1%3A9000",
            Bucket("pages", "", None, "http://127.0.0.1:9000"),
        ),
        ("s3://pages?endpoint=http://[::1]:9000/s3", Bucket("pages", "", None, "http://[::1]:9000/s3")),
    ],
)
def test_reads_an_address(address: str, bucket: Bucket) -> None:
    assert Bucket.at(address) == bucket


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("s3://", "'' is no name of a bucket; write s3://bucket/prefix"),
        ("s3:///prefix", "'' is no name of a bucket"),
        ("s3://a b/", "'a b' is no name of a bucket"),
        ("s3://../", r"'\.\.' is no name of a bucket"),
        ("s3://key:hush@pages/", "holds no credentials; give them as AWS_ACCESS_KEY_ID and"),
        ("s3://pages?regoin=x", "'regoin' is nothing that a bucket's address holds; write s3://"),
        ("s3://pages?region", "can't be read"),
        ("s3://[pages", "can't be read"),
        ("s3://pages?endpoint=127.0.0.1:9000", "the endpoint can't be used: .* not an http or https address"),
        ("s3://pages?endpoint=ftp://x", "not an http or https address"),
        ("s3://pages?endpoint=http://", "names no host"),
        ("s3://pages?endpoint=http://x:99999", "is no web address"),
        ("s3://pages?endpoint=http://key:hush@x", "addresses with a user name in them are not called"),
    ],
)
def test_refuses_with_a_sentence(address: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence) as refusal:
        Bucket.at(address)
    assert "hush" not in str(refusal.value)
