package cn.bianmin.content.life;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** One content through all its versions, as it is stored; locked by whoever takes a step. */
@Entity(name = "Content")
@Table(name = "content")
@IdClass(ContentRow.Key.class)
class ContentRow {

    record Key(int hall, UUID content) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "content")
    UUID content = new UUID(0, 0);

    @Column(name = "newest")
    int newest = 1;

    @Column(name = "steps")
    int steps;

    @Column(name = "first_published_at")
    @Nullable
    Instant firstPublishedAt;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    protected ContentRow() {
    }

    ContentRow(int hall, UUID content) {
        this.hall = hall;
        this.content = content;
    }

    void publishedAt(Instant now) {
        firstPublishedAt = firstPublishedAt == null ? now : firstPublishedAt;
    }
}
