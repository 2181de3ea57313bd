<?php
/* What a WordPress does with an export file: run by wordpress_takes_in.py as `php FILE ROOT EXPORT [PLUGIN]`.
 * With PLUGIN, the folder of WordPress' own importer, that one reads; without, the same functions of
 * WordPress are called as it calls them. Prints what then is stored, as one line of JSON. */
// Constants: WordPress unsets variables of such names while it loads.
define('ROOT', $argv[1]);
define('EXPORT_FILE', $argv[2]);
define('IMPORTER', $argv[3] ?? '');
$_SERVER['HTTP_HOST'] = '127.0.0.1';
define('WP_ADMIN', true);
define('WP_LOAD_IMPORTERS', true);
define('IMPORT_DEBUG', true);
require ROOT . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/admin.php';
wp_set_current_user(1);
kses_remove_filters();
// Pictures are fetched from a server on this machine, which WordPress else refuses.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn() => range(1, 65535));
set_time_limit(0);
// What a new WordPress brings along: a post, a page and a privacy policy that would take their addresses.
array_map(fn($number) => wp_delete_post($number, true), get_posts(array('post_type' => array('post', 'page'),
    'post_status' => 'any', 'numberposts' => -1, 'fields' => 'ids')));
ob_start();
IMPORTER ? read_by_the_plugin(IMPORTER, EXPORT_FILE) : read_by_hand(EXPORT_FILE);
$said = preg_split('/<br \/>|\n/', trim(ob_get_clean()), -1, PREG_SPLIT_NO_EMPTY);
echo "\n" . json_encode(array('said' => $said, 'posts' => stored_posts(), 'terms' => stored_terms())) . "\n";

function read_by_the_plugin(string $plugin, string $export): void
{
    require "$plugin/wordpress-importer.php";
    $importer = new WP_Import();
    // As somebody who takes every author over and ticks “Download and import file attachments”.
    $_POST['imported_authors'] = array_keys($importer->parse($export)['authors']);
    $importer->fetch_attachments = true;
    $importer->import($export);
}

function read_by_hand(string $export): void
{
    $channel = simplexml_load_file($export, null, LIBXML_NOCDATA | LIBXML_PARSEHUGE)->channel;
    $all = $channel->children('wp', true);
    $users = array();
    foreach ($all->author as $author) {
        $users[(string) $author->author_login] = made('author', wp_insert_user(array(
            'user_login' => (string) $author->author_login, 'user_pass' => wp_generate_password(),
            'user_email' => (string) $author->author_email,
            'display_name' => (string) $author->author_display_name)));
    }
    foreach ($all->category as $term) {
        made('category', wp_insert_category(wp_slash(array(
            'category_nicename' => (string) $term->category_nicename, 'cat_name' => (string) $term->cat_name,
            'category_parent' => category_exists((string) $term->category_parent) ?: 0,
            'category_description' => (string) $term->category_description)), true));
    }
    foreach ($all->tag as $term) {
        made('tag', wp_insert_term(wp_slash((string) $term->tag_name), 'post_tag', wp_slash(array(
            'slug' => (string) $term->tag_slug, 'description' => (string) $term->tag_description))));
    }
    $posts = array();
    foreach ($channel->item as $item) {
        $wp = $item->children('wp', true);
        $data = array(
            'post_author' => $users[(string) $item->children('dc', true)->creator] ?? 1,
            'post_content' => (string) $item->children('content', true)->encoded,
            'post_excerpt' => (string) $item->children('excerpt', true)->encoded,
            'post_title' => (string) $item->title, 'guid' => (string) $item->guid,
            'post_status' => (string) $wp->status,
            'post_parent' => $posts[(int) $wp->post_parent] ?? 0);
        foreach (array('post_date', 'post_date_gmt', 'post_name', 'comment_status', 'ping_status', 'post_type',
            'post_password') as $name) {
            $data[$name] = (string) $wp->{$name};
        }
        $number = $data['post_type'] === 'attachment' ? picture($data, (string) $wp->attachment_url)
            : made($data['post_title'], wp_insert_post(wp_slash($data), true));
        $posts[(int) $wp->post_id] = $number;
        if ((int) $wp->is_sticky) { stick_post($number); }
        file_and_comment($number, $item, $wp, $posts);
    }
}

function picture(array $data, string $address): int
{
    $file = download_url($address);
    if (is_wp_error($file)) { return made($address, $file); }
    $stored = wp_upload_bits(basename($address), null, file_get_contents($file), substr($data['post_date'], 0, 7));
    unlink($file);
    $data['post_mime_type'] = wp_check_filetype($stored['file'])['type'];
    return made($address, wp_insert_attachment(wp_slash($data), $stored['file'], 0, true));
}

function file_and_comment(int $number, SimpleXMLElement $item, SimpleXMLElement $wp, array $posts): void
{
    $terms = array();
    foreach ($item->category as $term) {
        $found = term_exists((string) $term['nicename'], (string) $term['domain']);
        $found = $found ?: wp_insert_term((string) $term, (string) $term['domain'], array('slug' => (string) $term['nicename']));
        if (made('term', $found)) { $terms[(string) $term['domain']][] = (int) $found['term_id']; }
    }
    foreach ($terms as $domain => $numbers) { wp_set_post_terms($number, $numbers, $domain); }
    foreach ($wp->postmeta as $meta) {
        $value = (string) $meta->meta_value;
        $value = (string) $meta->meta_key === '_thumbnail_id' ? (string) ($posts[(int) $value] ?? $value) : $value;
        add_post_meta($number, (string) $meta->meta_key, wp_slash($value));
    }
    $comments = array();
    foreach ($wp->comment as $comment) {
        $data = array('comment_post_ID' => $number);
        foreach ($comment as $name => $value) { $data[$name] = (string) $value; }
        $data['comment_parent'] = $comments[(int) $data['comment_parent']] ?? 0;
        $comments[(int) $data['comment_id']] = wp_insert_comment(wp_filter_comment(wp_slash($data)));
    }
}

function made(string $what, int|array|WP_Error $made): int
{
    if (is_wp_error($made)) {
        echo "$what: " . $made->get_error_message() . "\n";
        return 0;
    }
    return is_array($made) ? (int) $made['term_id'] : $made;
}

function stored_posts(): array
{
    global $wpdb;
    $found = array();
    $numbers = $wpdb->get_col("SELECT ID FROM $wpdb->posts WHERE post_type IN ('post', 'page', 'attachment')");
    foreach ($numbers as $number) {
        $post = get_post($number);
        $parent = $post->post_parent ? get_post($post->post_parent) : null;
        $picture = get_post_thumbnail_id($post);
        $found[] = array(
            'guid' => $post->guid, 'kind' => $post->post_type, 'title' => $post->post_title,
            'slug' => $post->post_name, 'status' => $post->post_status, 'published' => $post->post_date_gmt,
            'content' => $post->post_content, 'shown' => do_blocks($post->post_content),
            'excerpt' => $post->post_excerpt, 'password' => $post->post_password,
            'comments_open' => $post->comment_status === 'open', 'is_sticky' => is_sticky($post->ID),
            'author' => (string) get_the_author_meta('display_name', $post->post_author),
            'sections' => wp_get_post_terms($post->ID, 'category', array('fields' => 'slugs')),
            'tags' => wp_get_post_terms($post->ID, 'post_tag', array('fields' => 'names')),
            'parent' => $parent ? $parent->post_name : '',
            'picture' => $picture ? get_post($picture)->post_title : '',
            'alt' => (string) get_post_meta($post->ID, '_wp_attachment_image_alt', true),
            'file' => $post->post_type === 'attachment' ? md5_file(get_attached_file($post->ID)) : '',
            'comments' => stored_comments($post->ID));
    }
    return $found;
}

function stored_comments(int $number): array
{
    $found = array();
    foreach (get_comments(array('post_id' => $number, 'status' => 'any', 'orderby' => 'comment_ID', 'order' => 'ASC')) as $comment) {
        $above = $comment->comment_parent ? get_comment($comment->comment_parent) : null;
        $found[] = array('name' => $comment->comment_author, 'at' => $comment->comment_date_gmt,
            'text' => $comment->comment_content, 'state' => $comment->comment_approved,
            'above' => $above ? $above->comment_content : '');
    }
    return $found;
}

function stored_terms(): array
{
    $found = array();
    foreach (get_terms(array('taxonomy' => array('category', 'post_tag'), 'hide_empty' => false)) as $term) {
        $above = $term->parent ? get_term($term->parent) : null;
        $found[] = array('kind' => $term->taxonomy, 'slug' => $term->slug, 'name' => $term->name,
            'description' => $term->description, 'above' => $above ? $above->slug : '');
    }
    return $found;
}
