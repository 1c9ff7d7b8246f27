// The words for what goes wrong before, or without, the core: a file that cannot be had, JSON that cannot be read, wasm
// that cannot run. A part of its own, loaded on need, so that readers of sound pages never pay for it.

import { parse, type ParseError } from 'jsonc-parser';
import type { Problem } from './core.js';
import type { Trouble } from './reading.js';

export type TroubleCode =
  | 'spec-missing'
  | 'spec-unreachable'
  | 'spec-empty'
  | 'json-malformed'
  | 'data-unreachable'
  | 'url-refused'
  | 'module-blocked'
  | 'chart-failed';

interface Words {
  heading: string;
  /** What was found, and what was expected; `{}` is the address or text that was found. */
  said: Record<TroubleCode, [message: string, expected: string]>;
  /** Why a file could not be had. A number is an HTTP status. */
  why: Record<string, string>;
  status: string;
  place: string;
  /** jsonc-parser's error codes, in their order from 1. */
  syntax: string[];
}

const vi: Words = {
  heading: 'Biểu đồ này chưa vẽ được',
  said: {
    'spec-missing': ['Không tìm thấy tệp “{}”', 'tệp JSON của biểu đồ'],
    'spec-unreachable': ['Không tải được tệp “{}”', 'tệp JSON của biểu đồ'],
    'spec-empty': ['Chưa có nội dung JSON nào cho biểu đồ', 'một đối tượng JSON, như {"type": "bar", …}'],
    'json-malformed': ['JSON viết sai', 'JSON đúng cú pháp'],
    'data-unreachable': ['Không tải được tệp số liệu “{}”', 'tệp CSV hoặc TSV'],
    'url-refused': ['Không nhận địa chỉ “{}”', 'địa chỉ http, https hoặc địa chỉ tương đối'],
    'module-blocked': [
      'Trình duyệt không chạy được phần vẽ biểu đồ (WebAssembly)',
      "máy chủ gửi được dohoa.wasm, và chính sách CSP của trang có 'wasm-unsafe-eval'",
    ],
    'chart-failed': ['Phần vẽ gặp lỗi khi vẽ biểu đồ này; đây là lỗi của dohoa', 'một biểu đồ'],
  },
  why: {
    network: 'không có trả lời từ máy chủ, hoặc máy chủ không cho trang này dùng tệp',
    timeout: 'quá 20 giây mà chưa tải xong',
    'too-large': 'tệp lớn hơn 5 MB',
  },
  status: 'máy chủ trả lời {}',
  place: 'dòng {}, cột {}',
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
    'chuỗi chưa đóng ngoặc kép',
    'số chưa viết hết',
    'mã \\u viết sai',
    'ký tự sau dấu \\ không đúng',
    'có ký tự không hợp lệ trong chuỗi',
  ],
};

const en: Words = {
  heading: 'This chart cannot be drawn yet',
  said: {
    'spec-missing': ['The file “{}” was not found', "the chart's JSON file"],
    'spec-unreachable': ['The file “{}” could not be loaded', "the chart's JSON file"],
    'spec-empty': ['There is no JSON for this chart yet', 'a JSON object such as {"type": "bar", …}'],
    'json-malformed': ['The JSON is not well formed', 'well-formed JSON'],
    'data-unreachable': ['The data file “{}” could not be loaded', 'a CSV or TSV file'],
    'url-refused': ['The address “{}” is not accepted', 'an http, https or relative address'],
    'module-blocked': [
      'This browser could not run the part that draws charts (WebAssembly)',
      "a server that sends dohoa.wasm, and a CSP that has 'wasm-unsafe-eval'",
    ],
    'chart-failed': ['Drawing this chart failed; the fault is in dohoa itself', 'a chart'],
  },
  why: {
    network: 'no answer from the server, or it does not let this page use the file',
    timeout: 'not loaded after 20 seconds',
    'too-large': 'the file is larger than 5 MB',
  },
  status: 'the server answered {}',
  place: 'line {}, column {}',
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

/** What to show and to report for one trouble, in the language of the page. */
export function explain(trouble: Trouble, locale: string): { heading: string; problems: Problem[] } {
  const words = /^vi\b/i.test(locale) ? vi : en;
  const { code, why } = trouble;
  const [said, expected] = words.said[code];
  const problem: Problem = {
    code,
    severity: 'error',
    path: trouble.path,
    found: trouble.found,
    expected,
    message: fill(said, trouble.found) + (why === '' ? '' : ': ' + reason(words, why)),
  };
  return { heading: words.heading, problems: [code === 'json-malformed' ? atFault(problem, words) : problem] };
}

const fill = (pattern: string, ...values: (string | number)[]): string =>
  values.reduce<string>((text, value) => text.replace('{}', () => String(value)), pattern);

const reason = (words: Words, why: string | number): string =>
  typeof why === 'number' ? fill(words.status, why) : (words.why[why] ?? why);

/** Points at the first fault of the JSON text: line, column and the line itself. */
function atFault(problem: Problem, words: Words): Problem {
  const text = problem.found;
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const { error: kind, offset: noticed } = errors[0] ?? { error: 1, offset: 0 };
  // A missing colon or comma is noticed at what comes next, often a line below the place where it belongs.
  const offset = kind === 5 || kind === 6 ? text.slice(0, noticed).trimEnd().length : noticed;
  const before = text.slice(0, offset).split(/\r\n?|\n/);
  const line = before.length;
  const start = before[line - 1] ?? '';
  const column = start.length + 1;
  const rest = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? '';
  // Twenty letters before the fault and as many after: a whole file may stand in one line.
  const excerpt = (start.slice(-20) + rest.slice(0, 20)).trim();
  return {
    ...problem,
    path: `${line}:${column}`,
    found: excerpt,
    message: `${problem.message}, ${fill(words.place, line, column)}: ${words.syntax[kind - 1] ?? ''}` + (excerpt && ` (${excerpt})`),
  };
}
