package cn.bianmin.guide;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A branch of the tree of items. */
@Entity(name = "Category")
@Table(name = "category")
@IdClass(CategoryRow.Key.class)
class CategoryRow {

    record Key(int hall, int number) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "number")
    int number;

    @Column(name = "parent")
    @Nullable
    Integer parent;

    @Column(name = "code", updatable = false)
    String code = "";

    @Column(name = "name")
    String name = "";

    @Column(name = "name_en")
    @Nullable
    String nameEn;

    @Enumerated(EnumType.STRING)
    @Column(name = "category_group")
    CategoryGroup group = CategoryGroup.WINDOWS;

    @Column(name = "position")
    int position;

    @Column(name = "retired")
    boolean retired;

    protected CategoryRow() {
    }

    CategoryRow(int hall, int number, String code) {
        this.hall = hall;
        this.number = number;
        this.code = code;
    }

    void show(String newName, @Nullable String newNameEn, CategoryGroup newGroup) {
        name = newName;
        nameEn = newNameEn;
        group = newGroup;
    }

    void place(@Nullable Integer newParent, int newPosition) {
        parent = newParent;
        position = newPosition;
        retired = false;
    }

    void retire() {
        retired = true;
    }
}
