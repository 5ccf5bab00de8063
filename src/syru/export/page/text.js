// Words as the full-text index of the program has them: search_words and search_text in names.py.

const APOSTROPHES = /['`´‘’‚‛′‵ʹʻʼʽʾʿˈˊˋ΄᾽᾿՚׳ꞌ＇｀ـ]/gu;
const LETTERS = {
  ø: "o", ł: "l", đ: "d", ħ: "h", ı: "i", æ: "ae", œ: "oe", ß: "ss", ς: "σ",
  "ک": "ك", "ی": "ي", "ى": "ي", "ة": "ه", "ٱ": "ا",
};
const SIGNS = /[々〆〇\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u9fff\u{20000}-\u{3ffff}]/gu;
// Most texts are of these characters alone and without the article: ten times as quick to fold.
const PLAIN = /^[\x20-\x25\x28-\x5f\x61-\x7e]*$/;
const isPlain = (lower) => PLAIN.test(lower) && !(lower.includes("al") && /\bal\b/.test(lower));

const fold = (text) => {
  const lower = text.toLowerCase();
  if (isPlain(lower)) return lower.replace(/[^a-z0-9]+/g, " ").trim();
  const plain = text.replace(APOSTROPHES, "").normalize("NFKD").toLowerCase().normalize("NFKD")
    .replace(/[øłđħıæœßςکیىةٱ]/gu, (letter) => LETTERS[letter]).replace(/[\p{Mn}\p{Cf}]/gu, "");
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const others = words.filter((word) => word !== "al");
  return (others.length ? others : words)
    .map((word) => word.replace(/^ال(?!له$)(?=..)/u, "")).join(" ")
    .replace(SIGNS, " $& ").split(/ +/).filter(Boolean).join(" ");
};

// A text as it is searched: its words, and what follows an apostrophe by itself.
const indexed = (text) => {
  const lower = text.toLowerCase();
  if (isPlain(lower)) return ` ${lower.replace(/[^a-z0-9]+/g, " ")} `;
  if (!/['’ʼ]/.test(text)) return ` ${fold(text)} `;
  const after = [...text.matchAll(/['’ʼ](?<=[\p{L}\p{N}_].)([\p{L}\p{N}_]{3,})/gu)].map((found) => fold(found[1]));
  return ` ${[fold(text), ...after].join(" ")} `;
};

// Text of the page's own HTML, with the characters that are escaped in it.
const ESCAPED = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
const unescaped = (html) => (html.includes("&") ? html.replace(/&(?:amp|lt|gt|quot|#x27);/g, (sign) => ESCAPED[sign]) : html);

const grouped = new Intl.NumberFormat("en");
const count = (number, one, several = `${one}s`) => `${grouped.format(number)} ${number === 1 ? one : several}`;
const entriesOf = (number) => count(number, "entry", "entries");
