// The tools' own words. English is the key: a page may bring any language by `words` in its spec or house style, with these
// sentences on the left.

import type { Hands, Spec } from '../hands.js';

const VIETNAMESE: Record<string, string> = {
  figure: 'số liệu',
  '{n} of {all}': '{n} trên {all}',
  'Arrow keys: from figure to figure. Home, End: the first, the last. Enter: select. T: table. S: as sounds. Escape: leave.':
    'Phím mũi tên: xem từng số liệu. Home, End: số liệu đầu, cuối. Enter: chọn. T: bảng số liệu. S: nghe bằng âm thanh. Escape: thoát.',
  'Plus, minus: zoom. Shift and arrows: move along. 0: the whole chart.':
    'Phím cộng, trừ: phóng to, thu nhỏ. Shift và mũi tên: xem đoạn bên cạnh. 0: cả biểu đồ.',
  'Zoom in': 'Phóng to',
  'Zoom out': 'Thu nhỏ',
  'Whole chart': 'Cả biểu đồ',
  'From {from} to {to}': 'Từ {from} đến {to}',
  'Close the help': 'Đóng hướng dẫn',
  'Help closed': 'Đã đóng hướng dẫn',
  '{name} hidden': 'Đã ẩn {name}',
  '{name} shown': 'Đã hiện {name}',
  '{name} stays: nothing else is shown': '{name} vẫn hiện vì không còn gì khác',
  'Only {name} shown': 'Chỉ hiện {name}',
  'All shown': 'Đã hiện tất cả',
  Order: 'Thứ tự',
  'As given': 'Như ban đầu',
  'By value': 'Theo giá trị',
  Measure: 'Cách tính',
  Counts: 'Số lượng',
  'Shares (100%)': 'Tỷ lệ (100%)',
  Table: 'Bảng',
  'Save PNG': 'Lưu PNG',
  'Save SVG': 'Lưu SVG',
  'Saved {name}': 'Đã lưu {name}',
  'Could not be saved': 'Chưa lưu được',
  'Table opened below': 'Đã mở bảng số liệu bên dưới',
  'Table closed': 'Đã đóng bảng số liệu',
  Copy: 'Chép',
  Copied: 'Đã chép',
  'Could not be copied': 'Chưa chép được',
  'Download CSV': 'Tải CSV',
  'Previous step': 'Bước trước',
  'Next step': 'Bước sau',
  'Step {n} of {all}': 'Bước {n} trên {all}',
};

export type Say = (english: string, blanks?: Record<string, string | number>) => string;

/** A phrase in the chart's language: the page's own words first, then Vietnamese or English. */
export function phrase(english: string, locale: string, own: unknown, blanks: Record<string, string | number> = {}): string {
  const given = typeof own === 'object' && own ? (own as Record<string, unknown>)[english] : undefined;
  const isVietnamese = /^vi(-|$)/i.test(locale);
  const text = typeof given === 'string' ? given : ((isVietnamese && VIETNAMESE[english]) || english);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(blanks[name] ?? ''));
}

/**
 * What a control is called: in a list of all that a page has, the chart's title tells one from another. The words that are seen come
 * first, for those are what somebody says who speaks to the browser.
 */
export const titled = (hands: Hands, words: string): string => {
  const { title } = hands.caption();
  return title ? `${words}: ${title}` : words;
};

export const speaker =
  (hands: Hands): Say =>
  (english, blanks) => {
    // As the core takes them: the spec's own, or else those of its style.
    const { words, theme } = hands.spec();
    return phrase(english, hands.caption().locale, words ?? (theme as Spec | undefined)?.['words'], blanks);
  };
