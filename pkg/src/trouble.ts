// A chart that can't be drawn says so: the box in its place, the line in the console, and the words for what goes wrong before, or
// without, the core: a file that cannot be had, JSON that cannot be read, wasm that cannot run. A part of its own, loaded on need, so
// that readers of sound pages never pay for it.

import { parse, type ParseError } from 'jsonc-parser';
import type { Problem } from './core.js';
import type { Trouble, TroubleCode } from './reading.js';

interface Words {
  heading: string;
  /** What happened, and what is expected where that helps; `{}` is the address that was found. */
  said: Record<TroubleCode, [message: string, expected?: string]>;
  expected: string;
  /** Why a file could not be had. A number is an HTTP status. */
  why: Record<string, string>;
  status: string;
  place: string;
  /** What stands where JSON ends to be JSON: `STRAYS`, in their order; `{}` is the letter's number. */
  strays: string[];
  /** jsonc-parser's error codes, in their order from 1. */
  syntax: string[];
}

/** What servers, word processors and systems for articles make of JSON. To a parser all of it is one stray symbol. */
const STRAYS = [
  /^<(!doctype|html)\b/i,
  /^<[/!]?\w/,
  /^&#?\w+;/,
  // The single ones as well: who straightens the double ones alone is told again.
  /^[“”„‟«»‘’‚‛'`]/,
  // A blank that is not one of JSON's four, or takes no room at all.
  /^(?![ \t\r\n])[\s\u200b-\u200f\u2060]/,
];

const vi: Words = {
  heading: 'Biểu đồ này chưa vẽ được',
  said: {
    'spec-missing': ['Không tìm thấy tệp “{}”'],
    'spec-unreachable': ['Không tải được tệp “{}”'],
    'spec-empty': [
      'Chưa có nội dung JSON nào cho biểu đồ',
      'một đối tượng JSON như {"type": "bar", …}, ở tệp ghi trong src, trong <script type="application/json"> hoặc trong data-dohoa',
    ],
    'json-malformed': ['JSON viết sai'],
    'data-unreachable': ['Không tải được tệp số liệu “{}”'],
    'data-unusable': ['Tệp số liệu “{}” không dùng được', 'một tệp CSV, tức chữ có các ô ngăn bằng dấu phẩy, chấm phẩy hoặc tab'],
    'url-refused': ['Địa chỉ “{}” không được chấp nhận', 'địa chỉ http, https hoặc địa chỉ tương đối'],
    'module-blocked': [
      'Trình duyệt không chạy được phần vẽ biểu đồ (WebAssembly)',
      "máy chủ gửi được dohoa.wasm, và chính sách CSP của trang có 'wasm-unsafe-eval'",
    ],
    'chart-failed': ['Phần vẽ gặp lỗi với biểu đồ này; đó là lỗi của dohoa'],
    'desk-missing': ['Có chỗ chưa đúng trong biểu đồ này, nhưng không tải được lời giải thích', 'máy chủ gửi được desk.js và desk.wasm'],
  },
  expected: 'Cần: {}',
  why: {
    network: 'không có trả lời từ máy chủ',
    cors:
      'máy chủ {} không cho trang khác đọc tệp này; hãy lưu tệp cạnh bài viết, hoặc nhờ nơi quản lý máy chủ đó gửi kèm ' +
      'Access-Control-Allow-Origin',
    csp: 'chính sách CSP của trang này không cho tải tệp từ {}; hãy lưu tệp cạnh bài viết, hoặc thêm máy chủ đó vào connect-src',
    timeout: 'quá 20 giây mà chưa tải xong',
    'too-large': 'tệp lớn hơn 5 MB',
    html: 'máy chủ trả lời bằng một trang web, chứ không phải số liệu; có khi trang đó báo lỗi hoặc đòi đăng nhập',
    empty: 'tệp trống',
    binary: 'đó là tệp Excel, ảnh hoặc tệp nén, không phải chữ; hãy mở bằng bảng tính rồi lưu dưới dạng “CSV UTF-8”',
    401: 'máy chủ đòi đăng nhập (401)',
    403: 'máy chủ không cho xem tệp này (403)',
    404: 'máy chủ không có tệp này (404)',
    410: 'tệp này đã bị gỡ (410)',
  },
  status: 'máy chủ trả lời {}',
  place: 'dòng {}, cột {}',
  strays: [
    'đó là một trang web chứ không phải JSON; có khi trang đó báo lỗi hoặc đòi đăng nhập',
    'có thẻ HTML, có lẽ do hệ thống đăng bài chèn vào khi lưu',
    'có mã HTML thay cho ký tự, có lẽ do hệ thống đăng bài đổi khi lưu',
    'dấu ngoặc không đúng kiểu, JSON cần dấu ngoặc kép thẳng "…"',
    'có dấu cách đặc biệt ({}), JSON cần dấu cách thường',
  ],
  syntax: [
    'có ký hiệu lạ',
    'số viết sai',
    'thiếu tên trong ngoặc kép',
    'thiếu giá trị',
    'thiếu dấu hai chấm',
    'thiếu dấu phẩy, hoặc thiếu ngoặc đóng trước đó',
    'thiếu dấu } đóng',
    'thiếu dấu ] đóng',
    'thừa nội dung sau khi JSON đã hết',
    'không được viết chú thích',
    'chú thích chưa đóng',
    'đoạn chữ chưa đóng ngoặc kép',
    'số chưa viết hết',
    'mã \\u viết sai',
    'ký tự sau dấu \\ không đúng',
    'có ký tự không hợp lệ trong đoạn chữ',
  ],
};

const en: Words = {
  heading: 'This chart could not be drawn',
  said: {
    'spec-missing': ['The file “{}” was not found'],
    'spec-unreachable': ['The file “{}” could not be loaded'],
    'spec-empty': [
      'There is no JSON for this chart yet',
      'a JSON object such as {"type": "bar", …}, in the file that src names, in <script type="application/json"> or in data-dohoa',
    ],
    'json-malformed': ['The JSON is not well formed'],
    'data-unreachable': ['The data file “{}” could not be loaded'],
    'data-unusable': ['The data file “{}” is of no use', 'a CSV file: text whose cells are parted by commas, semicolons or tabs'],
    'url-refused': ['The address “{}” is not accepted', 'an http, https or relative address'],
    'module-blocked': [
      'This browser could not run the part that draws charts (WebAssembly)',
      "a server that sends dohoa.wasm, and a CSP that has 'wasm-unsafe-eval'",
    ],
    'chart-failed': ['Drawing this chart failed; the fault is in dohoa itself'],
    'desk-missing': ['Something is not right with this chart, but the words for it could not be loaded', 'a server that sends desk.js and desk.wasm'],
  },
  expected: 'Expected: {}',
  why: {
    network: 'no answer from the server',
    cors:
      "the server of {} doesn't allow other pages to read it; save the file beside the article, or ask whoever runs that server " +
      'for the header Access-Control-Allow-Origin',
    csp: "this page's own policy (CSP) doesn't allow files from {}; save the file beside the article, or add that server to connect-src",
    timeout: 'not loaded after 20 seconds',
    'too-large': 'the file is larger than 5 MB',
    html: 'the server answered with a web page, not with figures; perhaps that page tells of an error or asks to sign in',
    empty: 'the file is empty',
    binary: 'it is an Excel workbook, a picture or an archive, and no text: open it as a spreadsheet and save it as “CSV UTF-8”',
    401: 'the server asks to sign in (401)',
    403: "the server doesn't let anyone see this file (403)",
    404: 'the server has no such file (404)',
    410: 'this file has been taken away (410)',
  },
  status: 'the server answered {}',
  place: 'line {}, column {}',
  strays: [
    'that is a web page and no JSON; perhaps the page tells of an error or asks to sign in',
    'there is an HTML tag, which the system for articles may have put in on saving',
    'there is an HTML code in place of a letter, which the system for articles may have changed on saving',
    'these are not the quotes of JSON, which takes straight double ones, "…"',
    'there is a special space ({}), where JSON takes a plain one',
  ],
  syntax: [
    'there is a stray symbol',
    'a number is badly written',
    'a name in double quotes is missing',
    'a value is missing',
    'a colon is missing',
    'a comma is missing, or a closing bracket before it',
    'a closing } is missing',
    'a closing ] is missing',
    'there is something after the end of the JSON',
    'comments are not allowed',
    'a comment is not closed',
    'a closing double quote is missing',
    'a number is not finished',
    'a \\u code is badly written',
    'the letter after \\ is not an allowed one',
    'there is a letter that strings may not hold',
  ],
};

/** What to show and to report. */
export interface Explained {
  heading: string;
  problems: Problem[];
}

const css = `
.problem { --alert: #b3261e; border: 1px solid var(--line); border-inline-start: 4px solid var(--alert); padding: 12px 16px }
.dark .problem { --alert: #ff8a80 }
.problem strong { font-weight: 600 }
ul { margin: 8px 0 0; padding-inline-start: 20px }
code { font: 12px/1.4 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; color: var(--muted) }
`;
let sheet: CSSStyleSheet | undefined;

/** All errors stand in `frame`; the first of them, in one line, in the console. */
export function refuse(frame: HTMLElement, name: string, { heading, problems }: Explained): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const list = make('ul', ...errors.map(({ message, path }) => make('li', message, ...(path ? [' ', make('code', path)] : []))));
  const box = make('div', make('strong', heading), list);
  box.className = 'problem';
  box.setAttribute('role', 'note');
  const root = frame.getRootNode() as ShadowRoot;
  const had = root.activeElement;
  frame.replaceChildren(box);
  // Who was at the chart is at what is said of it, and hears it: a focus that goes nowhere is a jump to the top of the page.
  if (had) {
    box.tabIndex = -1;
    box.focus({ preventScroll: true });
  }
  dress(root);
  const [first, ...more] = errors;
  if (!first) return;
  const place = first.path && ` (${first.path})`;
  const rest = more.length ? ` (+${more.length} more)` : '';
  console.error(`dohoa: ${name}: ${first.message}${place}${rest}`);
}

function make(tag: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

/** Once, though it may be refused again. */
function dress(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** One trouble in words, in the language of the page. */
export async function explain(trouble: Trouble, locale: string, severity: Problem['severity']): Promise<Explained> {
  const words = /^vi\b/i.test(locale) ? vi : en;
  const { code, found, path } = trouble;
  const why = trouble.why === 'network' ? await whyRefused(found) : trouble.why;
  const [said, expected = ''] = words.said[code];
  const fault = code === 'json-malformed' ? firstFault(found, words) : { found, path, why: reason(words, why, found, code) };
  const message = fill(said, fault.found) + (fault.why && `: ${fault.why}`) + '.';
  const hint = expected && ` ${fill(words.expected, expected)}.`;
  const problem: Problem = {
    code,
    severity,
    path: fault.path,
    found: fault.found,
    expected,
    message: message + hint,
  };
  return { heading: words.heading, problems: [problem] };
}

const fill = (pattern: string, ...values: (string | number)[]): string =>
  values.reduce<string>((text, value) => text.replace('{}', () => String(value)), pattern);

function reason(words: Words, why: string | number, found: string, code: TroubleCode): string {
  // That a spec is not there has been said already.
  const said = code === 'spec-missing' ? undefined : words.why[why];
  return typeof why === 'number' ? (said ?? fill(words.status, why)) : fill(said ?? why, hostOf(found));
}

function hostOf(address: string): string {
  try {
    return new URL(address, document.baseURI).host;
  } catch {
    return address;
  }
}

/**
 * Browsers don't tell a script why a file of another server did not come. Asked for it with nothing to be read, they bring it if
 * the server is there at all; what the page's own policy forbids, they say in an event.
 */
async function whyRefused(address: string): Promise<string> {
  let why = 'network';
  const forbidden = () => (why = 'csp');
  document.addEventListener('securitypolicyviolation', forbidden);
  try {
    if (hostOf(address) !== location.host) {
      await fetch(new URL(address, document.baseURI), { mode: 'no-cors', signal: AbortSignal.timeout(5000) });
      why = 'cors';
    }
  } catch {
    // The event comes as a task of its own.
    await new Promise((done) => setTimeout(done));
  }
  document.removeEventListener('securitypolicyviolation', forbidden);
  return why;
}

/** The first fault of the JSON text: line and column, what is wrong there, and the words around it. */
function firstFault(text: string, words: Words): { found: string; path: string; why: string } {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const { error: kind, offset: noticed } = errors[0] ?? { error: 1, offset: 0 };
  // A missing colon or comma is noticed at what comes next, often a line below the place where it belongs.
  const offset = kind === 5 || kind === 6 ? text.slice(0, noticed).trimEnd().length : noticed;
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  const before = lines.at(-1) ?? '';
  const after = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  // Some letters of the line only: a whole file may stand in one.
  const around = (before.slice(-30) + after.slice(0, 20)).trim();
  const place = fill(words.place, lines.length, before.length + 1);
  return {
    found: around,
    path: `${lines.length}:${before.length + 1}`,
    why: `${place}, ${strayed(text.slice(noticed), words) ?? words.syntax[kind - 1] ?? kind}${around && `: ${around}`}`,
  };
}

function strayed(rest: string, words: Words): string | undefined {
  const said = words.strays[STRAYS.findIndex((stray) => stray.test(rest))];
  return said && fill(said, `U+${rest.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}
