package cn.bianmin.guide;

/**
 * What an item costs (收费依据及标准).
 *
 * @param amountFen the usual amount in fen; 0 when free
 * @param text the standard in words
 * @param basis the paper that allows it; may be empty when free
 */
public record Fee(int amountFen, String text, String basis) {
}
