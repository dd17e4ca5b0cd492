package cn.bianmin.guide.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.CategoryGroup;

/** A branch of the tree of items. */
@Entity(name = "Category")
@Table(name = "category")
@IdClass(CategoryRow.Key.class)
public class CategoryRow {

    record Key(int hall, int number) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "number")
    public int number;

    @Column(name = "parent")
    @Nullable
    Integer parent;

    @Column(name = "code", updatable = false)
    public String code = "";

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

    public CategoryRow(int hall, int number, String code) {
        this.hall = hall;
        this.number = number;
        this.code = code;
    }

    public void show(String newName, @Nullable String newNameEn, CategoryGroup newGroup) {
        name = newName;
        nameEn = newNameEn;
        group = newGroup;
    }

    public void place(@Nullable Integer newParent, int newPosition) {
        parent = newParent;
        position = newPosition;
        retired = false;
    }

    public void retire() {
        retired = true;
    }
}
