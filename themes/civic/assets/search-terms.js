// How texts are folded, cut into terms and matched. The program does the first two in the same way: site-gen/search/terms.hpp has
// it in words.
(function () {
  "use strict";

  // ---- Folding

  var folds = new Map();

  // Letters that no decomposition brings together, though people type one for the other.
  var foldedLetters = {
    "\u00e6": "ae", "\u00f0": "d", "\u00f8": "o", "\u00fe": "th", "\u0111": "d", "\u0127": "h", "\u0131": "i", "\u0142": "l",
    "\u0153": "oe", "\u0167": "t", "\u0629": "\u0647", "\u0640": "", "\u0649": "\u064a", "\u06a9": "\u0643", "\u06cc": "\u064a",
    "\u06d2": "\u064a"
  };

  // Marks that people leave out when they type.
  function isIgnoredMark(part, code) {
    if (code === 0x200c || code === 0x200d) return true;
    var isBeyond = code >= 0x0e00 && !(code >= 0x1ab0 && code <= 0x1aff) && !(code >= 0x1dc0 && code <= 0x1dff) && !(code >= 0xfe20 && code <= 0xfe2f);
    if (isBeyond || !/\p{Mn}/u.test(part)) return false;
    if (code < 0x0900 || code >= 0x0e00) return true;
    var inBlock = code & 0x7f;
    return inBlock === 0x01 || inBlock === 0x02 || inBlock === 0x3c;
  }

  function isDigit(code) { return /\p{Nd}/u.test(String.fromCodePoint(code)); }

  function foldPart(part) {
    var code = part.codePointAt(0);
    if (code < 0x80) return part;
    if (foldedLetters[part] !== undefined) return foldedLetters[part];
    if (isDigit(code)) {
      // The digits of a script follow each other, and no other digit stands before its zero.
      var zero = code;
      while (code - zero < 9 && isDigit(zero - 1)) --zero;
      return String(code - zero);
    }
    return isIgnoredMark(part, code) ? "" : part;
  }

  function foldCharacter(character) {
    var folded = folds.get(character);
    if (folded === undefined) {
      folded = character.toUpperCase().toLowerCase().normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD");
      folded = Array.from(folded, foldPart).join("");
      folds.set(character, folded);
    }
    return folded;
  }

  var wordCharacter = /[\p{L}\p{M}\p{N}]/u;

  // Of a script without spaces between words.
  function isUnspaced(code) {
    return code >= 0x0e00 &&
      ((code >= 0x2e80 && code <= 0x9fff) || (code >= 0x20000 && code <= 0x3ffff) || (code >= 0x1100 && code <= 0x11ff) ||
       code <= 0x0eff || (code >= 0x1000 && code <= 0x109f) || (code >= 0x1780 && code <= 0x17ff));
  }

  function isSpaced(character) {
    var code = character.codePointAt(0);
    if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
    return !isUnspaced(code) && wordCharacter.test(character);
  }

  // Folded letters and digits; one space between words of spaced scripts. starts, if given: for each unit of the result where its
  // character begins in the text.
  function fold(text, starts) {
    var result = "";
    var wasSpaced = false;
    var hasGap = false;
    var at = 0;
    for (var character of text) {
      var code = character.codePointAt(0);
      var folded = code >= 0x4e00 && code <= 0x9fa5 ? character : foldCharacter(character);
      for (var part of folded) {
        code = part.codePointAt(0);
        var isOne = code < 0x80 ? isSpaced(part) : (code >= 0x4e00 && code <= 0x9fa5) || wordCharacter.test(part);
        if (!isOne) {
          hasGap = true;
          continue;
        }
        var unspaced = isUnspaced(code);
        var before = result.length;
        if (!unspaced && wasSpaced && hasGap) result += " ";
        result += part;
        if (starts) while (before++ < result.length) starts.push(at);
        wasSpaced = !unspaced;
        hasGap = false;
      }
      at += character.length;
    }
    return result;
  }

  // ---- Terms

  var termBits = 18;

  function mix(hash, code) { return Math.imul(hash ^ code, 16777619); }

  function numberOf(hash) {
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
    return hash >>> (32 - termBits);
  }

  // The term of an amount, whatever its sign: "1368.46".
  function numberTerm(digits) {
    var hash = 2166136261 | 0;
    for (var i = 0; i < digits.length; ++i) hash = mix(hash, digits.charCodeAt(i));
    return numberOf(hash);
  }

  // The terms that every text with this folded one has: pairs of unspaced characters, single ones that have no neighbour, and of
  // each word the longest beginning that is a term.
  function termsOf(folded) {
    var terms = new Set();
    var characters = Array.from(folded);
    var start = 2166136261 | 0;
    for (var i = 0; i < characters.length;) {
      var end = i;
      if (isUnspaced(characters[i].codePointAt(0))) {
        while (end < characters.length && isUnspaced(characters[end].codePointAt(0))) ++end;
        if (end - i === 1) terms.add(numberOf(mix(start, characters[i].codePointAt(0))));
        for (; i + 1 < end; ++i) {
          terms.add(numberOf(mix(mix(start, characters[i].codePointAt(0)), characters[i + 1].codePointAt(0))));
        }
      } else {
        while (end < characters.length && characters[end] !== " " && !isUnspaced(characters[end].codePointAt(0))) ++end;
        var length = Math.min(end - i, 6);
        if (length === 5) length = 4;
        var hash = start;
        for (var k = i; k < i + length; ++k) hash = mix(hash, characters[k].codePointAt(0));
        if (length > 0) terms.add(numberOf(hash));
      }
      i = end === i ? i + 1 : end;
      if (characters[i] === " ") ++i;
    }
    return Array.from(terms);
  }

  // ---- Matching

  // Where the needle stands in a folded text, at the beginning of a word where it begins with one; -1: nowhere.
  function find(text, needle, from) {
    for (var at = text.indexOf(needle, from); at >= 0; at = text.indexOf(needle, at + 1)) {
      if (at === 0 || !isSpaced(needle) || !isSpaced(text[at - 1])) return at;
    }
    return -1;
  }

  // meanings: words that stand for the same, if there are any.
  function wordOf(folded) {
    var characters = Array.from(folded);
    var pairs = [];
    if (characters.length > 2 && characters.every(function (one) { return isUnspaced(one.codePointAt(0)); })) {
      for (var i = 0; i + 1 < characters.length; ++i) pairs.push(characters[i] + characters[i + 1]);
    }
    return { text: folded, terms: termsOf(folded), pairs: pairs, meanings: [] };
  }

  // "How much is spent on roads?", "公务接待费是多少": the text without words that only ask. The whole text if nothing else is left.
  function withoutQuestion(text, questionWords) {
    var isWord = function (word) { return isSpaced(fold(word).charAt(0)); };
    var asking = new Set(questionWords.filter(isWord).map(function (word) { return fold(word); }));
    var rest = questionWords.filter(function (word) { return !isWord(word); }).reduce(function (left, word) {
      return left.split(word).join(" ");
    }, text);
    rest = rest.split(/\s+/).filter(function (part) { return !asking.has(fold(part)); }).join(" ");
    return fold(rest) === "" ? text : rest;
  }

  // yearSuffix: what may follow a year without a space, as the language has it; null for none. questionWords: of a longer and a
  // shorter one that begins it, the longer first.
  function parse(text, yearSuffix, questionWords) {
    var words = [];
    var named = withoutQuestion(text, questionWords);
    // "2023年教育支出" asks for the year and the row, which do not stand side by side.
    var spaced = yearSuffix ? named.replace(yearSuffix, "$1 ") : named;
    spaced.split(/\s+/).forEach(function (part) {
      var folded = fold(part);
      if (folded === "" || words.some(function (word) { return word.text === folded; })) return;
      words.push(wordOf(folded));
    });
    return { given: text, phrase: fold(text), words: words };
  }

  // 0: not at all; 1: all pairs of its characters, somewhere; 2: as it is, or by what else it is called.
  function degree(text, word) {
    if (find(text, word.text, 0) >= 0) return 2;
    if (word.meanings.some(function (meaning) { return find(text, meaning.text, 0) >= 0; })) return 2;
    if (word.pairs.length === 0) return 0;
    return word.pairs.every(function (pair) { return text.indexOf(pair) >= 0; }) ? 1 : 0;
  }

  // How well the text answers the query, the less the better; Infinity: not. without: words that are found beside the text.
  function rank(text, query, without) {
    if (text === query.phrase) return 0;
    var at = find(text, query.phrase, 0);
    if (at >= 0) return at === 0 ? 1 : 2;
    var isLoose = false;
    var own = 0;
    for (var i = 0; i < query.words.length; ++i) {
      var found = degree(text, query.words[i]);
      if (found > 0) ++own;
      else if (!without || !without.has(query.words[i])) return Infinity;
      if (found === 1) isLoose = true;
    }
    return own === 0 ? Infinity : isLoose ? 4 : 3;
  }

  window.siteSearch = { fold: fold, isSpaced: isSpaced, termBits: termBits, termsOf: termsOf, numberTerm: numberTerm, wordOf: wordOf, parse: parse, find: find, degree: degree, rank: rank };
})();
