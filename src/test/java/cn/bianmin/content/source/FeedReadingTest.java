package cn.bianmin.content.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.content.imports.ImportColumn;
import cn.bianmin.platform.WallClock;

/** What is read of a feed, and from whom a feed may come. */
class FeedReadingTest {

    private final FeedReading reading = new FeedReading(new ObjectMapper());

    @Test
    void anRssChannelInGbkIsRead() {
        var rows = reading.rows("""
                <?xml version="1.0" encoding="GBK"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                <channel><title>人社动态</title><item><title>社保卡换发</title><link>https://example.org/1</link><guid>g1</guid>
                <description>摘要</description>
                <content:encoded><![CDATA[<p>第一段&nbsp;<b>重点</b></p><script>alert(1)</script><p>第二段</p>]]></content:encoded>
                </item></channel></rss>""".getBytes(Charset.forName("GBK")));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.cells()).containsEntry(ImportColumn.TITLE, "社保卡换发").containsEntry(ImportColumn.REF, "g1")
                    .containsEntry(ImportColumn.LINK, "https://example.org/1").containsEntry(ImportColumn.SOURCE, "人社动态");
            assertThat(row.cells().get(ImportColumn.BODY)).isEqualTo("第一段 重点\n\n第二段");
        });
    }

    @Test
    void anAtomFeedIsRead() {
        var row = reading.rows(utf8("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>政策</title><entry><id>urn:1</id><title>条例 &lt;修订&gt;</title>
                <link rel="self" href="https://example.org/self"/><link href="https://example.org/a"/><summary>短</summary>
                <content type="html">&lt;p&gt;全文&lt;/p&gt;</content></entry></feed>""")).get(0);
        assertThat(row.cells()).containsEntry(ImportColumn.TITLE, "条例 <修订>").containsEntry(ImportColumn.BODY, "全文")
                .containsEntry(ImportColumn.LINK, "https://example.org/a").containsEntry(ImportColumn.REF, "urn:1");
    }

    @Test
    void anRssOneFeedIsRead() {
        var row = reading.rows(utf8("""
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
                <channel rdf:about="https://example.org/"><title>公告</title><link>https://example.org/</link>
                <description>全部公告</description></channel>
                <item rdf:about="https://example.org/7"><title>停水 &amp; 停电</title><link>https://example.org/7</link>
                <description>&lt;p&gt;周六&lt;/p&gt;</description></item></rdf:RDF>""")).get(0);
        assertThat(row.cells()).containsEntry(ImportColumn.SOURCE, "公告").containsEntry(ImportColumn.TITLE, "停水 & 停电")
                .containsEntry(ImportColumn.LINK, "https://example.org/7")
                .containsEntry(ImportColumn.REF, "https://example.org/7")
                .containsEntry(ImportColumn.BODY, "周六");
    }

    @Test
    void anAtomEntryMayCarryXhtmlOrPlainText() {
        var rows = reading.rows(utf8("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>政策</title>
                <entry><id>urn:1</id><title>一</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
                <p>第一段</p><p>第二段</p></div></content></entry>
                <entry><id>urn:2</id><title>二</title><summary>甲 &lt; 乙</summary></entry></feed>"""));
        assertThat(rows).extracting(row -> row.cells().get(ImportColumn.BODY)).containsExactly("第一段\n\n第二段", "甲 < 乙");
    }

    @Test
    void ofAFeedTheFirstFiveHundredEntriesAreRead() {
        var items = "<item><title>题</title><guid>g</guid></item>".repeat(600);
        assertThat(reading.rows(utf8("<rss version=\"2.0\"><channel><title>多</title>" + items + "</channel></rss>")))
                .hasSize(500);
    }

    @Test
    void aFeedOfNothingButElementsIsRefused() {
        var feed = "<rss version=\"2.0\"><channel><title>空</title>" + "<a/>".repeat(100_000) + "</channel></rss>";
        assertThatThrownBy(() -> reading.rows(utf8(feed))).hasMessage("source.unreadable");
    }

    @Test
    void aJsonFeedMayCarryAJob() {
        var row = reading.rows(utf8("""
                {"version":"https://jsonfeed.org/version/1.1","title":"招聘","items":[{"id":"7","content_text":"",
                "_job":{"employer":"甲厂","post":"电工","wanted":2,"wage":"面议","place":"一路","contact":"028-0000 0001",
                "until":"2026-12-31"}}]}""")).get(0);
        assertThat(row.cells()).containsEntry(ImportColumn.WANTED, "2").containsEntry(ImportColumn.POST, "电工")
                .containsEntry(ImportColumn.REF, "7").containsEntry(ImportColumn.UNTIL, "2026-12-31");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "{\"version\":\"https://jsonfeed.org/version/1\"}", "<html></html>",
            "<rss><channel><item>",
            "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title></item></channel></rss>",
            "<!DOCTYPE rss SYSTEM \"http://127.0.0.1/x.dtd\"><rss><channel/></rss>",
            "<rss version=\"2.0\"><channel><title>x</title><item><title>&a;</title></item></channel></rss>",
            "<!DOCTYPE rss><rss version=\"2.0\"><channel><title>x</title><item><title>y</title></item></channel></rss>",
            "<rss><channel><item><title>&a;</title></item></channel></rss>" })
    void whatIsNoFeedOrBringsItsOwnEntitiesIsRefused(String feed) {
        assertThatThrownBy(() -> reading.rows(utf8(feed))).isInstanceOf(FeedFailure.class).hasMessage("source.unreadable");
    }

    @Test
    void aTextOfNothingButBlanksIsReadInNoTime() {
        var feed = utf8(
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"题\",\"content_text\":\"甲"
                        + " ".repeat(300_000) + "乙\"}]}");
        assertTimeoutPreemptively(WallClock.PATIENCE, () -> assertThat(reading.rows(feed)).hasSize(1));
    }

    @Test
    void linesKeepTheirOrderAndParagraphsTheirDistance() {
        assertThat(HtmlText.tidy(" 一 \r\n\t 二\u3000\n\n \u3000\n\n三\u00A0四 ")).isEqualTo("一\n二\n\n三 四");
    }

    @Test
    void elementsWithoutEndInOneAnotherAreRefused() {
        var open = "<rss version=\"2.0\"><channel><item><title>" + "<b>".repeat(100_000) + "</title>";
        assertThatThrownBy(() -> reading.rows(utf8(open))).hasMessage("source.unreadable");
        var closed = "<rss version=\"2.0\"><channel><title>深</title><item><title>" + "<b>".repeat(1_000) + "</b>".repeat(1_000)
                + "</title></item></channel></rss>";
        assertThatThrownBy(() -> reading.rows(utf8(closed))).hasMessage("source.unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1",
            "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1", "ff02::1", "2001::1" })
    void anAddressOfTheHouseIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.1.1.1", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "223.255.255.255",
            "2400:3200::1", "2606:4700::1111" })
    void anAddressOfTheInternetIs(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
