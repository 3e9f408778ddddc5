// The search. What it reads are scripts below search/, made with the site, that call search_data(); so it works from a file, too.
// How texts are folded and cut into terms is written down in site-gen/search/terms.hpp and is the same there.
(function () {
  "use strict";

  // ---- Folding

  var folds = new Map();

  function foldCharacter(character) {
    var folded = folds.get(character);
    if (folded === undefined) {
      folded = character.toUpperCase().toLowerCase().normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD");
      folded = folded.replace(/[\u0300-\u036f]/g, "");
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

  // ---- Loading

  var received = new Map();
  var requests = new Map();

  // Called by the scripts that are loaded.
  window.search_data = function (what) {
    var data = Array.prototype.slice.call(arguments, 1);
    received.set(what === "start" ? what : what + "/" + data[0], data);
  };

  // For tests: the numbers of a text's terms.
  window.search_data.termsOf = function (text) { return termsOf(fold(text)); };

  // A promise of the arguments that the file calls search_data() with.
  function load(name, file) {
    if (requests.has(name)) return requests.get(name);
    var request = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = file;
      script.onload = function () {
        script.remove();
        if (received.has(name)) resolve(received.get(name));
        else script.onerror();
      };
      script.onerror = function () {
        script.remove();
        requests.delete(name);
        var error = new Error(file);
        error.file = file;
        reject(error);
      };
      document.head.appendChild(script);
    });
    requests.set(name, request);
    return request;
  }

  var site = null;

  function loadStart() {
    return load("start", "start.js").then(function (data) {
      if (site) return site;
      site = {
        termFileCount: data[0],
        departments: data[1].map(function (item, i) {
          return { position: i, slug: item[0], name: item[1], code: item[2], formerNames: item[3],
            folded: fold(item[1]), foldedCode: fold(item[2]), foldedFormer: item[3].map(function (name) { return fold(name); }) };
        }),
        terms: data[2].map(function (item) { return { url: item[0], title: item[1], text: item[2] }; }),
        pages: data[3].map(function (item) { return { title: item[0], url: item[1] }; })
      };
      return site;
    });
  }

  // ---- Which departments have a term

  var digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  // Calls act with each distance of a text; act says whether to go on.
  function eachDistance(text, act) {
    var value = 0;
    var shift = 0;
    for (var i = 0; i < text.length; ++i) {
      var digit = digits.indexOf(text[i]);
      value += (digit & 31) << shift;
      shift += 5;
      if (digit >= 32) continue;
      if (act(value) === false) return;
      value = shift = 0;
    }
  }

  function departmentsIn(list) {
    var has = new Uint8Array(site.departments.length);
    if (list === "*") {
      has.fill(1);
    } else if (list[0] === "=") {
      for (var i = 0; i < has.length; ++i) has[i] = digits.indexOf(list[1 + Math.floor(i / 6)]) >> (i % 6) & 1;
    } else {
      var position = -1;
      eachDistance(list, function (distance) { has[position += distance] = 1; });
    }
    return has;
  }

  function loadTerm(term) {
    var inFile = (1 << termBits) / site.termFileCount;
    var file = Math.floor(term / inFile);
    var name = (file < 16 ? "0" : "") + file.toString(16);
    return load("terms/" + file, "terms/" + name + ".js").then(function (data) {
      var found = new Uint8Array(site.departments.length);
      var wanted = term - file * inFile;
      var at = 0;
      var listed = data[1].split(" ");
      for (var i = 0; i < listed.length; ++i) {
        eachDistance(listed[i], function (distance) { at += distance; });
        if (at === wanted) return departmentsIn(data[2].split(" ")[i]);
        if (at > wanted) break;
      }
      return found;
    });
  }

  // A promise of the departments that may have the word, as 0 or 1 for each.
  function loadDepartmentsWith(word) {
    var all = new Uint8Array(site.departments.length).fill(1);
    if (site.termFileCount === 0) return Promise.resolve(all);
    return Promise.all(word.terms.slice(0, 12).map(loadTerm)).then(function (lists) {
      lists.forEach(function (list) { for (var i = 0; i < all.length; ++i) all[i] &= list[i]; });
      return all;
    });
  }

  // ---- Matching

  // Where the needle stands in a folded text, at the beginning of a word where it begins with one; -1: nowhere.
  function find(text, needle, from) {
    for (var at = text.indexOf(needle, from); at >= 0; at = text.indexOf(needle, at + 1)) {
      if (at === 0 || !isSpaced(needle) || !isSpaced(text[at - 1])) return at;
    }
    return -1;
  }

  // What may follow a year without a space, as the language has it.
  var yearSuffix = null;

  function parse(text) {
    var words = [];
    // "2023年教育支出" asks for the year and the row, which do not stand side by side.
    var spaced = yearSuffix ? text.replace(yearSuffix, "$1 ") : text;
    spaced.split(/\s+/).forEach(function (part) {
      var folded = fold(part);
      if (folded === "" || words.some(function (word) { return word.text === folded; })) return;
      var characters = Array.from(folded);
      var pairs = [];
      if (characters.length > 2 && characters.every(function (one) { return isUnspaced(one.codePointAt(0)); })) {
        for (var i = 0; i + 1 < characters.length; ++i) pairs.push(characters[i] + characters[i + 1]);
      }
      words.push({ text: folded, terms: termsOf(folded), pairs: pairs });
    });
    return { given: text, phrase: fold(text), words: words };
  }

  // 0: not at all; 1: all pairs of its characters, somewhere; 2: as it is.
  function degree(text, word) {
    if (find(text, word.text, 0) >= 0) return 2;
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

  // ---- One department

  var kinds = ["document", "table", "row", "project", "target", "narrative"];

  // Everything in it that can be found: { kind, title, code, text, folded, documents, anchor, places, section }.
  function readDepartment(department, data) {
    var documents = data[1].map(function (item) {
      return { title: item[0], year: item[1], stage: item[2], url: "../" + item[3] + "index.html", folded: fold(item[1] + " " + item[2]) };
    });
    var sets = data[2];
    var tables = data[3].map(function (item) {
      return { id: item[0], number: item[1], title: item[2], documents: sets[item[3]] };
    });
    var places = data[4].map(function (item) {
      var list = [];
      for (var i = 0; i < item.length; i += 2) list.push({ table: tables[item[i]], documents: sets[item[i + 1]] });
      return list;
    });
    var entries = [];
    function add(kind, title, text, documentsOfEntry, more) {
      var entry = { kind: kind, title: title, text: text, documents: documentsOfEntry };
      entry.folded = fold(more && more.code ? more.code + " " + title : title);
      entry.foldedText = text ? fold(text) : "";
      entries.push(Object.assign(entry, more));
    }
    documents.forEach(function (item, i) { add("document", item.title, "", [i], { anchor: "" }); });
    tables.forEach(function (table) { add("table", table.title, "", table.documents, { anchor: "#table-" + table.id, number: table.number }); });
    [["row", data[5]], ["project", data[6]]].forEach(function (pair) {
      pair[1].forEach(function (item) {
        var place = places[item[2]];
        var all = new Set();
        place.forEach(function (one) { one.documents.forEach(function (i) { all.add(i); }); });
        var inOrder = Array.from(all).sort(function (a, b) { return a - b; });
        add(pair[0], item[0], "", inOrder, { code: pair[0] === "row" ? item[1] : "", places: place });
      });
    });
    data[7].forEach(function (item) { add("target", item[0], item[2], sets[item[3]], { anchor: "#form-" + item[1] }); });
    data[9].forEach(function (item) {
      var section = data[8][item[1]];
      add("narrative", section[1], item[0], sets[item[2]], { anchor: "#section-" + section[0] });
    });
    return { department: department, documents: documents, entries: entries };
  }

  var read = new Map();

  function loadDepartment(department) {
    var name = "department/" + department.slug;
    return load(name, "departments/" + department.slug + ".js").then(function (data) {
      if (!read.has(name)) {
        read.set(name, readDepartment(department, data));
        received.delete(name);
      }
      return read.get(name);
    });
  }

  function isFoundInName(department, word) {
    return find(department.folded, word.text, 0) >= 0 || department.foldedCode === word.text ||
      department.foldedFormer.some(function (name) { return find(name, word.text, 0) >= 0; });
  }

  // The entries that answer the query, best first. What the department's name or a document's year and stage say need not be said
  // by the entry again.
  function searchDepartment(content, query) {
    var inName = new Set(query.words.filter(function (word) { return isFoundInName(content.department, word); }));
    var found = [];
    content.entries.forEach(function (entry, order) {
      var whole = entry.foldedText === "" ? entry.folded : entry.folded + " " + entry.foldedText;
      var documents = entry.documents;
      var without = new Set(inName);
      query.words.forEach(function (word) {
        if (entry.kind === "document" || degree(whole, word) > 0) return;
        var those = documents.filter(function (i) { return find(content.documents[i].folded, word.text, 0) >= 0; });
        if (those.length === 0) return;
        documents = those;
        without.add(word);
      });
      var best = Math.min(rank(entry.folded, query, without), rank(whole, query, without));
      if (best < Infinity) found.push({ entry: entry, documents: documents, rank: best, order: order });
    });
    if (found.some(function (one) { return one.rank < 4; })) found = found.filter(function (one) { return one.rank < 4; });
    found.sort(function (a, b) {
      return kinds.indexOf(a.entry.kind) - kinds.indexOf(b.entry.kind) || a.rank - b.rank || a.documents[0] - b.documents[0] || a.order - b.order;
    });
    var least = found.reduce(function (least, one) { return Math.min(least, one.rank); }, Infinity);
    return { content: content, found: found, rank: least };
  }

  // ---- Showing

  var form = document.querySelector("form.search");
  if (!form) return;
  var input = form.querySelector("input");
  var results = document.querySelector(".results");
  var status = results.querySelector("[role=status]");
  var list = results.querySelector(".found");
  var moreButton = results.querySelector(".more");
  var index = document.querySelector(".search-index");
  var words = results.dataset;
  if (words.yearSuffixes) yearSuffix = new RegExp("(\\d{4}(?:-\\d\\d)?)(?:" + words.yearSuffixes.split(" ").join("|") + ")", "g");

  function phrase(text, values) {
    return text.replace(/\{(\w+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  function element(name, className, content) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (content !== undefined) made.append(content);
    return made;
  }

  function link(url, content) {
    var made = element("a", "", content);
    made.href = url;
    return made;
  }

  // The stretches [begin, end] of the text that the query found.
  function stretches(text, query) {
    var starts = [];
    var folded = fold(text, starts);
    var all = [];
    function mark(needle) {
      var has = false;
      for (var at = find(folded, needle, 0); at >= 0; at = find(folded, needle, at + needle.length)) {
        var last = starts[at + needle.length - 1];
        all.push([starts[at], last + String.fromCodePoint(text.codePointAt(last)).length]);
        has = true;
      }
      return has;
    }
    if (!mark(query.phrase)) {
      query.words.forEach(function (word) { if (!mark(word.text)) word.pairs.forEach(mark); });
    }
    all.sort(function (a, b) { return a[0] - b[0]; });
    return all.reduce(function (merged, one) {
      var before = merged[merged.length - 1];
      if (before && one[0] <= before[1]) before[1] = Math.max(before[1], one[1]);
      else merged.push(one);
      return merged;
    }, []);
  }

  // The text with what was found marked; where it is long, from a little before that on.
  function marked(text, query, most) {
    var fragment = document.createDocumentFragment();
    var all = stretches(text, query);
    var begin = 0;
    var end = text.length;
    if (most && end > most) {
      begin = all.length > 0 ? Math.max(0, Math.min(all[0][0] - Math.floor(most / 4), end - most)) : 0;
      end = Math.min(end, begin + most);
      // Not within a character of two units, nor within a word near by.
      while (begin > 0 && begin > all[0][0] - most / 2 && (isSpaced(text[begin].toLowerCase()) && isSpaced(text[begin - 1].toLowerCase()) || /[\udc00-\udfff]/.test(text[begin]))) --begin;
      if (end < text.length && /[\udc00-\udfff]/.test(text[end])) --end;
    }
    if (begin > 0) fragment.append("…");
    var at = begin;
    all.forEach(function (one) {
      if (one[1] <= begin || one[0] >= end) return;
      fragment.append(text.slice(at, Math.max(at, one[0])), element("mark", "", text.slice(Math.max(at, one[0]), Math.min(one[1], end))));
      at = Math.min(one[1], end);
    });
    fragment.append(text.slice(at, end));
    if (end < text.length) fragment.append("…");
    return fragment;
  }

  // A list that shows its first items; the others are made when they are asked for.
  function appendItems(parent, items, most, make) {
    var shown = element("ol", "items");
    items.slice(0, most).forEach(function (item) { shown.append(make(item)); });
    parent.append(shown);
    if (items.length <= most) return;
    var button = element("button", "all", phrase(words.all, { count: items.length }));
    button.type = "button";
    button.addEventListener("click", function () {
      var first = null;
      items.slice(most).forEach(function (item) {
        var made = make(item);
        if (!first) first = made;
        shown.append(made);
      });
      button.remove();
      first.querySelector("a").focus();
    });
    parent.append(button);
  }

  function appendSection(parent, title, items, make) {
    if (items.length === 0) return;
    var section = element("section", "group");
    section.append(element("h2", "", title));
    appendItems(section, items, 10, make);
    parent.append(section);
  }

  function yearsOf(content, documents) {
    var newest = content.documents[documents[0]].year;
    var oldest = content.documents[documents[documents.length - 1]].year;
    return newest === oldest ? newest : oldest + "–" + newest;
  }

  function label(content, i) {
    return content.documents[i].year + " " + content.documents[i].stage;
  }

  // Pairs of characters are marked only where nothing better was found.
  function withoutPairs(query) {
    var plain = query.words.map(function (word) { return { text: word.text, terms: word.terms, pairs: [] }; });
    return { given: query.given, phrase: query.phrase, words: plain };
  }

  function makeEntry(content, one, query) {
    var entry = one.entry;
    if (one.rank < 4) query = withoutPairs(query);
    var item = element("li");
    var title = element("p", "title");
    var where = element("p", "where");
    item.append(title, where);
    var newest = one.documents[0];
    if (entry.places) {
      if (entry.code) title.append(element("span", "code", marked(entry.code, query)), " ");
      var places = entry.places.filter(function (place) {
        return place.documents.some(function (i) { return one.documents.indexOf(i) >= 0; });
      });
      places.forEach(function (place, i) {
        var documents = place.documents.filter(function (one_of) { return one.documents.indexOf(one_of) >= 0; });
        var url = content.documents[documents[0]].url + "#table-" + place.table.id;
        if (i === 0) title.append(link(url, marked(entry.title, query)));
        var at = element("span", "place");
        at.append(link(url, words.table + place.table.number + " " + place.table.title), " ", element("span", "years", yearsOf(content, documents)));
        where.append(at, " ");
      });
      return item;
    }
    if (entry.number) title.append(element("span", "code", words.table + entry.number), " ");
    var first = content.documents[newest].url + entry.anchor;
    title.append(link(first, marked(entry.title, query)));
    if (entry.kind === "document" || entry.kind === "narrative") {
      where.append(element("span", "years", label(content, newest)));
      if (one.documents.length > 1) where.append(" ", element("span", "years", yearsOf(content, one.documents)));
    } else {
      one.documents.forEach(function (i) { where.append(link(content.documents[i].url + entry.anchor, label(content, i)), " "); });
    }
    if (entry.text) item.append(element("p", "excerpt", marked(entry.text, query, 120)));
    return item;
  }

  function makeDepartment(result, query) {
    var section = element("section", "group");
    var heading = element("h2");
    heading.append(link("../" + result.content.department.slug + "/index.html", marked(result.content.department.name, withoutPairs(query))));
    section.append(heading);
    kinds.forEach(function (kind) {
      var items = result.found.filter(function (one) { return one.entry.kind === kind; });
      if (items.length === 0) return;
      section.append(element("h3", "kind", words[kind === "table" ? "tables" : kind] + " "));
      section.lastChild.append(element("span", "count", String(items.length)));
      appendItems(section, items, 5, function (one) { return makeEntry(result.content, one, query); });
    });
    return section;
  }

  function appendTexts(parent, title, items, query) {
    query = withoutPairs(query);
    appendSection(parent, title, items, function (item) {
      var made = element("li");
      made.append(element("p", "title", link(item.url, marked(item.title, query))));
      if (item.text) made.append(element("p", "excerpt", marked(item.text, query, 120)));
      return made;
    });
  }

  function ranked(items, query, textOf) {
    return items
      .map(function (item, order) { return { item: item, rank: rank(textOf(item), query), order: order }; })
      .filter(function (one) { return one.rank < 4; })
      .sort(function (a, b) { return a.rank - b.rank || a.order - b.order; })
      .map(function (one) { return one.item; });
  }

  // ---- Searching

  var batchSize = 8;
  var turn = 0;  // of the search under way; what an earlier one still finds is dropped

  function say(text, isFault) {
    status.textContent = text;
    status.classList.toggle("fault", Boolean(isFault));
  }

  function sayFailure(error) {
    say(phrase(words.failed, { file: error && error.file ? "search/" + error.file : String(error) }), true);
  }

  function show(isShown) {
    results.hidden = !isShown;
    index.hidden = isShown;
  }

  function search() {
    var mine = ++turn;
    var query = parse(input.value);
    remember(input.value.trim());
    if (query.words.length === 0) {
      show(false);
      say("");
      list.replaceChildren();
      return;
    }
    show(true);
    say(words.busy);
    loadStart().then(function () {
      return Promise.all(query.words.map(loadDepartmentsWith));
    }).then(function (found) {
      if (mine !== turn) return;
      begin(query, found, mine);
    }).catch(function (error) { if (mine === turn) sayFailure(error); });
  }

  function begin(query, found, mine) {
    var likely = site.departments.filter(function (department) {
      return query.words.every(function (word, i) { return found[i][department.position] || isFoundInName(department, word); });
    });
    var named = ranked(site.departments, query, function (department) { return [department.folded, department.foldedCode].concat(department.foldedFormer).join(" ");
    });
    var inName = new Set(named);
    likely.sort(function (a, b) { return inName.has(b) - inName.has(a) || a.position - b.position; });
    var top = document.createDocumentFragment();
    appendSection(top, words.departments, site.departments.length > 1 ? named : [], function (department) {
      var made = element("li");
      made.append(element("p", "title", link("../" + department.slug + "/index.html", marked(department.name, query))));
      var former = department.formerNames.filter(function (name, i) {
        return query.words.some(function (word) { return find(department.foldedFormer[i], word.text, 0) >= 0; });
      });
      if (former.length > 0) {
        made.append(element("p", "where", words.formerNames));
        former.forEach(function (name) { made.lastChild.append(element("span", "", marked(name, query)), " "); });
      }
      return made;
    });
    var pages = ranked(site.pages, query, function (page) { return fold(page.title); });
    var terms = ranked(site.terms, query, function (term) { return fold(term.title); });
    var inTitle = new Set(terms);
    ranked(site.terms, query, function (term) { return fold(term.title + " " + term.text); }).forEach(function (term) {
      if (!inTitle.has(term)) terms.push(term);
    });
    appendTexts(top, words.terms, terms, query);
    appendTexts(top, words.pages, pages, query);
    var count = (site.departments.length > 1 ? named.length : 0) + terms.length + pages.length;
    next({ query: query, likely: likely, looked: 0, count: count, mine: mine }, top, true);
  }

  // Looks at the next departments, and shows what is found with what comes before it.
  function next(state, before, isFirst) {
    var batch = state.likely.slice(state.looked, state.looked + batchSize);
    state.looked += batch.length;
    moreButton.hidden = true;
    var failure = null;
    Promise.all(batch.map(function (department) {
      return loadDepartment(department).catch(function (error) {
        failure = error;
        return null;
      });
    })).then(function (contents) {
      if (state.mine !== turn) return;
      var all = contents
        .filter(Boolean)
        .map(function (content) { return searchDepartment(content, state.query); })
        .filter(function (result) { return result.found.length > 0; });
      all.sort(function (a, b) { return a.rank - b.rank || a.content.department.position - b.content.department.position; });
      all.forEach(function (result) {
        state.count += result.found.length;
        before.append(makeDepartment(result, state.query));
      });
      var firstNew = before.firstElementChild;
      if (isFirst) list.replaceChildren(before);
      else list.append(before);
      var rest = state.likely.length - state.looked;
      if (failure) sayFailure(failure);
      else if (rest > 0) say(phrase(words.countSoFar, { query: state.query.given.trim(), count: state.count, looked: state.looked, all: state.likely.length }));
      else say(phrase(state.count > 0 ? words.count : words.none, { query: state.query.given.trim(), count: state.count }));
      moreButton.hidden = rest === 0;
      moreButton.onclick = function () { next(state, document.createDocumentFragment(), false); };
      if (!isFirst && firstNew) firstNew.querySelector("a").focus();
      // Where the first ones have nothing after all, the next ones may.
      else if (rest > 0 && state.count === 0 && !failure) next(state, document.createDocumentFragment(), isFirst);
    }).catch(function (error) { if (state.mine === turn) sayFailure(error); });
  }

  // The address leads to the same results again.
  function remember(text) {
    var address = new URL(location.href);
    if (text) address.searchParams.set("q", text);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address.href);
    } catch (error) {
      // Some browsers do not let a page from a file do that.
    }
  }

  var waiting = 0;
  input.addEventListener("input", function (event) {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(search, 200);
  });
  input.addEventListener("compositionend", function () {
    clearTimeout(waiting);
    waiting = setTimeout(search, 200);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });

  form.hidden = false;
  var given = new URLSearchParams(location.search).get("q");
  if (given) {
    input.value = given;
    search();
  } else {
    loadStart().catch(sayFailure);
  }
})();
