package cn.bianmin.guide.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.Material;
import cn.bianmin.guide.MaterialClass;

/** A material of an item; a changed list is written anew. */
@Entity(name = "Material")
@Table(name = "material")
@IdClass(MaterialRow.Key.class)
@Immutable
public class MaterialRow {

    record Key(int hall, int item, int position) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "item_number")
    public int item;

    @Id
    @Column(name = "position")
    int position;

    @Column(name = "name")
    String name = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "material_class")
    MaterialClass materialClass = MaterialClass.PRINCIPAL;

    @Column(name = "copies")
    int copies;

    @Column(name = "original")
    boolean original;

    @Column(name = "note")
    String note = "";

    protected MaterialRow() {
    }

    public MaterialRow(ItemId item, int position, Material material) {
        this.hall = item.hall().value();
        this.item = item.number();
        this.position = position;
        this.name = material.name();
        this.materialClass = material.materialClass();
        this.copies = material.copies();
        this.original = material.original();
        this.note = material.note();
    }

    Material value() {
        return new Material(name, materialClass, copies, original, note);
    }
}
