// Where a chart begins: with what readers are to see. A plain list; what names a kind that the library does not have is not
// offered. The figures are examples, and say so.

export interface Question {
  kind: string;
  /** A drawing of 48 × 48: strokes. */
  drawing: readonly string[];
  vi: Starter;
  en: Starter;
}

interface Starter {
  ask: string;
  about: string;
  spec: Record<string, unknown>;
}

/** A source has its date from the beginning, as a reminder. */
const year = new Date().getFullYear();
const example = {
  vi: { note: 'Số liệu ví dụ: hãy thay bằng số liệu của bạn.', source: `Số liệu ví dụ, ${year}` },
  en: { note: 'Example data: put your own in.', source: `Example data, ${year}` },
};

export const QUESTIONS: readonly Question[] = [
  {
    kind: 'bar',
    drawing: ['M6 9h34v6H6z', 'M6 21h22v6H6z', 'M6 33h9v6H6z'],
    vi: {
      ask: 'So sánh độ lớn',
      about: 'Cái nào nhiều hơn, và hơn bao nhiêu',
      spec: { title: 'Một câu nói điều chính', data: [['Mục', 'Số lượng'], ['Mục A', 42], ['Mục B', 27], ['Mục C', 15], ['Mục D', 8]], ...example.vi },
    },
    en: {
      ask: 'Compare sizes',
      about: 'What is larger, and by how much',
      spec: { title: 'One sentence that says the main thing', data: [['Item', 'Count'], ['Item A', 42], ['Item B', 27], ['Item C', 15], ['Item D', 8]], ...example.en },
    },
  },
  {
    kind: 'stacked-bar',
    drawing: ['M6 11h20v9H6z', 'M26 11h10v9H26z', 'M36 11h6v9h-6z', 'M6 28h11v9H6z', 'M17 28h18v9H17z', 'M35 28h7v9h-7z'],
    vi: {
      ask: 'Các phần của một tổng thể',
      about: 'Tổng gồm những phần nào, phần nào lớn',
      spec: { title: 'Một câu nói điều chính', data: [['Nhóm', 'Tốt', 'Khá', 'Đạt'], ['Nhóm một', 13, 5, 2], ['Nhóm hai', 7, 4, 3]], palette: 'ordered', percent: false, ...example.vi },
    },
    en: {
      ask: 'Parts of a whole',
      about: 'What a total is made of, and which part is large',
      spec: { title: 'One sentence that says the main thing', data: [['Group', 'Good', 'Fair', 'Passed'], ['Group one', 13, 5, 2], ['Group two', 7, 4, 3]], palette: 'ordered', percent: false, ...example.en },
    },
  },
  {
    kind: 'ranking',
    drawing: ['M6 10h4v6', 'M16 13h26', 'M6 22h5v3H6v3h5', 'M16 25h20', 'M6 34h5v6H6M8 37h3', 'M16 37h14'],
    vi: {
      ask: 'Xếp hạng',
      about: 'Ai đứng đầu, ai đứng thứ mấy',
      spec: { title: 'Một câu nói điều chính', data: [['Đội', 'Điểm'], ['Đội A', 93], ['Đội B', 88], ['Đội C', 88], ['Đội D', 74]], format: { unit: 'điểm' }, top: 1, ...example.vi },
    },
    en: {
      ask: 'A ranking',
      about: 'Who leads, and who comes where',
      spec: { title: 'One sentence that says the main thing', data: [['Team', 'Points'], ['Team A', 93], ['Team B', 88], ['Team C', 88], ['Team D', 74]], format: { unit: 'points' }, top: 1, ...example.en },
    },
  },
  {
    kind: 'targets',
    drawing: ['M6 8h16v14H6z', 'M26 8h16v14H26z', 'M6 27h16v14H6z', 'M26 27h16v14H26z', 'M9 18h7', 'M29 18h10', 'M9 37h4', 'M29 37h8'],
    vi: {
      ask: 'Tiến độ tới chỉ tiêu',
      about: 'Đã đi được bao xa, còn bao xa',
      spec: {
        title: 'Một câu nói điều chính',
        data: [
          { label: 'Chỉ tiêu một', value: 120, current: 84, unit: 'bài' },
          { label: 'Chỉ tiêu hai', value: 95, current: 97, unit: '%' },
        ],
        ...example.vi,
      },
    },
    en: {
      ask: 'Progress to targets',
      about: 'How far along, and how far to go',
      spec: {
        title: 'One sentence that says the main thing',
        data: [
          { label: 'Target one', value: 120, current: 84, unit: 'stories' },
          { label: 'Target two', value: 95, current: 97, unit: '%' },
        ],
        ...example.en,
      },
    },
  },
  {
    kind: 'line',
    drawing: ['M6 6v36h36', 'M10 34l9-8 7 4 8-14 7-4'],
    vi: {
      ask: 'Thay đổi theo thời gian',
      about: 'Tăng hay giảm, từ khi nào',
      spec: { title: 'Một câu nói điều chính', data: [['Năm', 'Số lượng'], ['2019', 12], ['2020', 9], ['2021', 14], ['2022', 19], ['2023', 23]], ...example.vi },
    },
    en: {
      ask: 'Change over time',
      about: 'Up or down, and since when',
      spec: { title: 'One sentence that says the main thing', data: [['Year', 'Count'], ['2019', 12], ['2020', 9], ['2021', 14], ['2022', 19], ['2023', 23]], ...example.en },
    },
  },
  {
    kind: 'area',
    drawing: ['M6 6v36h36', 'M6 34l10-8 9 4 9-12 8-4v28H6z'],
    vi: {
      ask: 'Tổng thay đổi ra sao',
      about: 'Cả tổng và các phần, theo thời gian',
      spec: { title: 'Một câu nói điều chính', data: [['Năm', 'Phần một', 'Phần hai'], ['2020', 9, 4], ['2021', 14, 5], ['2022', 19, 9], ['2023', 23, 12]], ...example.vi },
    },
    en: {
      ask: 'How a total changes',
      about: 'The total and its parts, over time',
      spec: { title: 'One sentence that says the main thing', data: [['Year', 'Part one', 'Part two'], ['2020', 9, 4], ['2021', 14, 5], ['2022', 19, 9], ['2023', 23, 12]], ...example.en },
    },
  },
  {
    kind: 'scatter',
    drawing: ['M6 6v36h36', 'M14 33h2v2h-2z', 'M20 26h2v2h-2z', 'M25 29h2v2h-2z', 'M30 18h2v2h-2z', 'M37 13h2v2h-2z'],
    vi: {
      ask: 'Hai con số có đi cùng nhau không',
      about: 'Cái này tăng thì cái kia có tăng không',
      spec: { title: 'Một câu nói điều chính', data: [['Nơi', 'Số thứ nhất', 'Số thứ hai'], ['Nơi A', 12, 30], ['Nơi B', 18, 41], ['Nơi C', 25, 52], ['Nơi D', 31, 70]], ...example.vi },
    },
    en: {
      ask: 'Do two figures go together',
      about: 'When one rises, does the other',
      spec: { title: 'One sentence that says the main thing', data: [['Place', 'First figure', 'Second figure'], ['Place A', 12, 30], ['Place B', 18, 41], ['Place C', 25, 52], ['Place D', 31, 70]], ...example.en },
    },
  },
];

/** Whether a title is one of those with which a chart begins. */
export const isExample = (title: unknown): boolean => QUESTIONS.some(({ vi, en }) => title === vi.spec['title'] || title === en.spec['title']);
