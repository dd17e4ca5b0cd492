package cn.bianmin.hall.plan;

import java.time.ZoneId;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import cn.bianmin.hall.HallFacts;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallParameters;

/** A hall as it is stored; floors, desks and hours are rows of their own. */
@Entity(name = "HallRow")
@Table(name = "hall")
public class HallRow {

    @Id
    @Column(name = "hall_id")
    int hall;

    @Column(name = "name")
    String name = "";

    @Column(name = "name_en")
    String nameEn = "";

    @Column(name = "address")
    String address = "";

    @Column(name = "address_en")
    String addressEn = "";

    @Column(name = "phone")
    String phone = "";

    @Column(name = "introduction")
    String introduction = "";

    @Column(name = "introduction_en")
    String introductionEn = "";

    @Column(name = "zone")
    String zone = "";

    @Convert(converter = ParametersColumn.class)
    @Column(name = "parameters")
    public HallParameters parameters = HallParameters.DEFAULTS;

    @Column(name = "sample")
    boolean sample;

    protected HallRow() {
    }

    public HallRow(int hall, HallShape shape, boolean sample) {
        this.hall = hall;
        name = shape.name();
        nameEn = shape.nameEn();
        address = shape.address();
        addressEn = shape.addressEn();
        phone = shape.phone();
        introduction = shape.introduction();
        introductionEn = shape.introductionEn();
        zone = shape.zone();
        parameters = shape.parametersOrDefaults();
        this.sample = sample;
    }

    HallFacts facts(List<FloorRow> floors) {
        return new HallFacts(new HallId(hall), name, nameEn, address, addressEn, phone, introduction, introductionEn,
                ZoneId.of(zone), floors.stream().map(FloorRow::value).toList(), sample);
    }
}
