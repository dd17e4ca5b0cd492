package cn.bianmin.screens.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Date;

import org.junit.jupiter.api.Test;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;

import cn.bianmin.screens.Samples;

class AtomFeedTest {

    @Test
    void aFeedReaderReadsEveryField() throws Exception {
        var read = read(Samples.feed(URI.create("https://hall.example"), Samples.entry("保洁员", "单位：示例物业\n工资：3000元")));
        assertThat(read.getFeedType()).isEqualTo("atom_1.0");
        assertThat(read.getTitle()).isEqualTo("招聘信息");
        assertThat(read.getAuthors()).extracting("name").containsExactly("试验大厅");
        assertThat(read.getPublishedDate()).isEqualTo(Date.from(Samples.PUBLISHED));
        assertThat(read.getUri()).startsWith("urn:uuid:");
        assertThat(read.getLinks()).extracting("href").contains("https://hall.example/feeds/7/jobs.atom");
        var entry = read.getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("保洁员");
        assertThat(entry.getContents().get(0).getValue()).isEqualTo("单位：示例物业\n工资：3000元");
        assertThat(entry.getContents().get(0).getType()).isEqualTo("text");
        assertThat(entry.getUpdatedDate()).isEqualTo(Date.from(Samples.PUBLISHED));
        assertThat(entry.getAuthor()).isEqualTo("街道便民服务中心");
        assertThat(entry.getCategories().get(0).getName()).isEqualTo("招聘");
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + Samples.entry("保洁员", "").content());
    }

    @Test
    void hostileTextsArriveAsTexts() throws Exception {
        var entry = read(Samples.feed(null, Samples.entry(Samples.HOSTILE, Samples.HOSTILE))).getEntries().get(0);
        var withoutWhatXmlCannotHold = Samples.HOSTILE.replaceAll("[\u0001\u000B\uFFFE]", "");
        assertThat(entry.getTitle()).isEqualTo(withoutWhatXmlCannotHold);
        assertThat(entry.getContents().get(0).getValue()).isEqualTo(withoutWhatXmlCannotHold);
    }

    @Test
    void aLoneHalfOfACharacterBreaksNothing() throws Exception {
        var entry = read(Samples.feed(null, Samples.entry("半\uD842个", "\uDFB7"))).getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("半个");
    }

    @Test
    void anEmptyFeedIsAFeed() throws Exception {
        assertThat(read(Samples.feed(null)).getEntries()).isEmpty();
    }

    private static SyndFeed read(Feed feed) throws FeedException, java.io.IOException {
        return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(AtomFeed.write(feed)), "application/atom+xml"));
    }
}
