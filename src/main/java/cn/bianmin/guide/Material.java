package cn.bianmin.guide;

import java.util.Comparator;
import java.util.List;

/**
 * Something to bring (材料).
 *
 * @param copies how many pieces, 1 or more
 * @param original true when the original stays or is shown, false when a copy is enough
 * @param note how it has to look or where to get it; may be empty
 */
public record Material(String name, MaterialClass materialClass, int copies, boolean original, String note) {

    /** The names as they stand on a booking slip: principal ones first. */
    public static List<String> namesInOrder(List<Material> materials) {
        return materials.stream().sorted(Comparator.comparing(Material::materialClass)).map(Material::name).toList();
    }
}
