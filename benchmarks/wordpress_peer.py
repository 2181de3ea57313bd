"""A plain WordPress to measure beside: Debian's package with MariaDB and php-fpm behind nginx, no page cache.

    apt-get install wordpress wordpress-theme-twentytwentythree php-fpm php-mysql php-opcache \
        mariadb-server nginx-light

Everything of it lies in one temporary folder and ends with the program that started it.
"""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from served_site import free_port, nginx, wait_until_it_answers

PROGRAM = Path("/usr/share/wordpress")
PATIENCE = 60.0
CONFIGURATION = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', '{user}'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '{url}'); define('WP_SITEURL', '{url}'); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true); define('WP_CONTENT_DIR', '{root}/wp-content');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) {{ define('ABSPATH', '{root}/'); }}
require_once ABSPATH . 'wp-settings.php';
"""
FILLING = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require '{root}/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Benchmark', 'editor', 'editor@example.org', true, '', 'not secret at all');
$sentence = 'The part was written for somebody taller, the director said on Tuesday. ';
$paragraph = '<p>' . str_repeat($sentence, 5) . '</p>';
$wpdb->query('START TRANSACTION');
for ($number = 1; $number <= {posts}; $number++) {{
    $wpdb->insert($wpdb->posts, array(
        'post_author' => 1, 'post_status' => 'publish', 'post_type' => 'post', 'comment_status' => 'open',
        'post_title' => "A lighthouse keeper takes the lead, $number", 'post_name' => "post-$number",
        'post_content' => str_repeat($paragraph, 6), 'post_excerpt' => '', 'to_ping' => '', 'pinged' => '',
        'post_content_filtered' => '', 'guid' => "{url}/?p=$number",
        'post_date' => gmdate('Y-m-d H:i:s', time() - 3600 * $number),
        'post_date_gmt' => gmdate('Y-m-d H:i:s', time() - 3600 * $number),
        'post_modified' => gmdate('Y-m-d H:i:s'), 'post_modified_gmt' => gmdate('Y-m-d H:i:s')));
    $wpdb->insert($wpdb->term_relationships, array('object_id' => $wpdb->insert_id, 'term_taxonomy_id' => 1));
}}
$wpdb->query('COMMIT');
wp_update_term_count_now(array(1), 'category');
update_option('permalink_structure', '');
"""
KEEPING_ADDRESSES = (
    "<?php add_action('init', fn() => remove_action('template_redirect', 'redirect_canonical'));"
)
"""Behind a port of its own it would send each reader to the address they came to, again and again."""
POOL = """[global]
error_log = {folder}/php.log
daemonize = no
[www]
{user}
listen = {folder}/php.socket
listen.mode = 0666
pm = static
pm.max_children = {workers}
"""
SERVER = """
  server {{
    listen 127.0.0.1:{port} backlog=2048;
    root {root};
    index index.php;
    gzip on;
    gzip_proxied any;
    location / {{ try_files $uri $uri/ /index.php?$args; }}
    location ~ \\.php$ {{
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_pass unix:{folder}/php.socket;
    }}
  }}
"""


def php_server() -> str | None:
    """php-fpm, whose name holds its version."""
    found = sorted(Path("/usr/sbin").glob("php-fpm*"))
    return str(found[-1]) if found else None


def is_installed() -> bool:
    return PROGRAM.is_dir() and php_server() is not None and shutil.which("mariadbd") is not None


class WordPress:
    """Serves so many posts while entered; `url` is its home page."""

    def __init__(self, posts: int) -> None:
        self._posts = posts
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.root = PROGRAM
        """Where its PHP files lie; its own copy while entered."""
        self._ending = ExitStack()

    def article(self) -> str:
        """The address of a post from the middle."""
        return f"{self.url}/?p={self._posts // 2}"

    def __enter__(self) -> "WordPress":
        with ExitStack() as ending:
            folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="wordpress-")))
            folder.chmod(0o755)
            database = self._database(folder, ending)
            root = self.root = folder / "root"
            shutil.copytree(PROGRAM, root)
            values = {"root": root, "url": self.url, "posts": self._posts, "folder": folder}
            account = "root" if os.geteuid() == 0 else folder.owner()
            (root / "wp-config.php").write_text(CONFIGURATION.format(**values, socket=database, user=account))
            plugins = root / "wp-content" / "mu-plugins"
            plugins.mkdir(exist_ok=True)
            (plugins / "addresses.php").write_text(KEEPING_ADDRESSES)
            filling = folder / "fill.php"
            filling.write_text(FILLING.format(**values))
            subprocess.run(
                ["php", "-d", "sendmail_path=/bin/true", str(filling)], check=True, stdout=subprocess.DEVNULL
            )
            self._application(folder, ending)
            server = SERVER.format(**values, port=self._port)
            (folder / "front").mkdir()
            ending.enter_context(nginx(folder / "front", server))
            wait_until_it_answers(self.article())
            self._ending = ending.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ending.close()

    def _database(self, folder: Path, ending: ExitStack) -> Path:
        """MariaDB as it comes, with a folder and a socket of its own; the path of the socket."""
        data, socket = folder / "data", folder / "mariadb.socket"
        account = ["--user=root"] if os.geteuid() == 0 else []
        subprocess.run(
            ["mariadb-install-db", "--no-defaults", f"--datadir={data}", *account],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        log = ending.enter_context((folder / "mariadb.log").open("wb"))
        _run_until_the_end(
            [
                *("mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={socket}", *account),
                *("--skip-networking", f"--pid-file={folder}/mariadb.pid"),
            ],
            log,
            ending,
        )
        deadline = time.monotonic() + PATIENCE
        create = ["mariadb", "--no-defaults", f"--socket={socket}", "-e", "CREATE DATABASE wordpress"]
        while subprocess.run(create, check=False, stderr=subprocess.DEVNULL).returncode:
            if time.monotonic() > deadline:
                raise SystemExit(f"MariaDB does not start: {(folder / 'mariadb.log').read_text()[-500:]}")
            time.sleep(0.2)
        return socket

    def _application(self, folder: Path, ending: ExitStack) -> None:
        """php-fpm with two workers a core: more only wait for the processor."""
        is_root = os.geteuid() == 0
        pool = folder / "pool.conf"
        pool.write_text(
            POOL.format(
                folder=folder,
                workers=2 * (os.cpu_count() or 1),
                user="user = root\ngroup = root" if is_root else "",
            )
        )
        command = [str(php_server()), "--fpm-config", str(pool), "--nodaemonize"]
        log = ending.enter_context((folder / "php-fpm.log").open("wb"))
        _run_until_the_end([*command, "--allow-to-run-as-root"] if is_root else command, log, ending)


def _run_until_the_end(command: list[str], log: BinaryIO, ending: ExitStack) -> None:
    process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)

    def end() -> None:
        process.terminate()
        process.wait(timeout=60)

    ending.callback(end)
