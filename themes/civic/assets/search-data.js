// The data of the search: scripts below search/, made with the site, that call search_data(), so that they can be read from a file,
// too. What they say is written down in site-gen/search/.
(function () {
  "use strict";

  var fold = siteSearch.fold;
  var find = siteSearch.find;
  var degree = siteSearch.degree;
  var rank = siteSearch.rank;
  var termBits = siteSearch.termBits;

  // ---- Loading

  var received = new Map();
  var requests = new Map();

  // Called by the scripts that are loaded.
  window.search_data = function (what) {
    var data = Array.prototype.slice.call(arguments, 1);
    received.set(what === "start" || what === "overviews" ? what : what + "/" + data[0], data);
  };

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
        pages: data[3].map(function (item) { return { title: item[0], url: item[1] }; }),
        synonyms: data[4].map(function (item) { return { folded: fold(item[0]), meaning: item[1] }; })
      };
      return site;
    });
  }

  // A promise of what can be found on pages across departments: codes, as { code, title, where, url }, and headings, as { title,
  // where, url }.
  var overviews = null;

  function loadOverviews() {
    return load("overviews", "overviews.js").then(function (data) {
      if (overviews) return overviews;
      overviews = { codes: [], headings: [] };
      function eachPair(list, act) { for (var i = 0; i < list.length; i += 2) act(list[i], list[i + 1]); }
      data[0].forEach(function (topic) {
        eachPair(topic[2], function (code, name) {
          overviews.codes.push({ code: code, title: name || code, where: topic[0], url: "../topics/" + topic[1] + "/codes/" + code + "/index.html",
            folded: fold(code + " " + name) });
        });
      });
      data[1].forEach(function (page) {
        eachPair(page[2], function (anchor, title) {
          overviews.headings.push({ title: title, where: page[0], url: page[1] + "#" + anchor, folded: fold(title + " " + page[0]), foldedTitle: fold(title) });
        });
      });
      return overviews;
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

  // what: "terms" or "numbers".
  function loadTerm(what, term) {
    var inFile = (1 << termBits) / site.termFileCount;
    var file = Math.floor(term / inFile);
    var name = (file < 16 ? "0" : "") + file.toString(16);
    return load(what + "/" + file, what + "/" + name + ".js").then(function (data) {
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
    var own = Promise.all(word.terms.slice(0, 12).map(function (term) { return loadTerm("terms", term); })).then(function (lists) {
      lists.forEach(function (list) { for (var i = 0; i < all.length; ++i) all[i] &= list[i]; });
      return all;
    });
    return Promise.all([own].concat(word.meanings.map(loadDepartmentsWith))).then(function (lists) {
      lists.slice(1).forEach(function (list) { for (var i = 0; i < all.length; ++i) all[i] |= list[i]; });
      return all;
    });
  }

  // A promise of the departments that may have the amount.
  function loadDepartmentsWithNumber(digits) {
    if (digits === "") return Promise.resolve(new Uint8Array(site.departments.length));
    if (site.termFileCount === 0) return Promise.resolve(new Uint8Array(site.departments.length).fill(1));
    return loadTerm("numbers", siteSearch.numberTerm(digits));
  }

  // What the standards call the words of the query otherwise.
  function addMeanings(query) {
    query.words.forEach(function (word) {
      word.meanings = [];
      site.synonyms.forEach(function (synonym) {
        if (synonym.folded === word.text) word.meanings.push(siteSearch.wordOf(fold(synonym.meaning)));
      });
    });
  }

  // ---- One department

  var kinds = ["amount", "document", "table", "row", "project", "target", "narrative"];

  // Everything in it that can be found: { kind, title, code, text, folded, documents, anchor, places, section }.
  function readDepartment(department, data) {
    var documents = data[1].map(function (item) {
      return { title: item[0], year: item[1], stage: item[2], url: "../" + item[3] + "index.html", folded: fold(item[1] + " " + item[2]) };
    });
    var sets = data[2];
    var tables = data[3].map(function (item) {
      return { id: item[0], number: item[1], title: item[2], documents: sets[item[3]], unit: item[4] };
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
        // Each table of the place with its amount in the newest of its documents.
        var amounts = item[3].split(" ");
        var place = places[item[2]].map(function (one, i) {
          return { table: one.table, documents: one.documents, amount: amounts[i] && amounts[i] !== "_" ? amounts[i] : "" };
        });
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
    function names(list) { return list.map(function (item) { return { title: item[0], code: item[1] }; }); }
    return { department: department, documents: documents, entries: entries, tables: tables, rows: names(data[5]), projects: names(data[6]) };
  }

  // ---- Amounts: the rows of a department in which a number stands, whatever its sign.

  function withoutZeros(digits) {
    return digits.replace("-", "").replace(/^0+(?=\d)/, "").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
  }

  // The number that the whole query is, as the amounts are written; nothing if it is none, or too short to be looked for.
  function numberOf(given, group, point) {
    var text = given.normalize("NFKC").trim().replace(/^[\u2212-]/, "").replace(/[\s'\u00a0\u202f]/g, "");
    if (group) text = text.split(group).join("");
    if (point !== ".") text = text.replace(point, ".");
    if (!/^\d+(\.\d+)?$/.test(text)) return "";
    var digits = withoutZeros(text);
    return digits.replace(".", "").length < 3 ? "" : digits;
  }

  function loadAmounts(content, digits) {
    var slug = content.department.slug;
    return load("amounts/" + slug, "amounts/" + slug + ".js").then(function (data) {
      var found = [];
      data.slice(1).forEach(function (ofDocument) {
        ofDocument.slice(1).forEach(function (ofTable) {
          var table = content.tables[ofTable[0]];
          for (var i = 1; i < ofTable.length; i += 3) {
            var amount = ofTable[i + 2].split(" ").filter(function (each) { return withoutZeros(each) === digits; })[0];
            if (!amount) continue;
            var row = (ofTable[i] % 2 ? content.projects : content.rows)[Math.floor(ofTable[i] / 2)];
            var entry = { kind: "amount", title: row.title, code: ofTable[i] % 2 ? "" : row.code, table: table, amount: amount,
              anchor: "#" + encodeURIComponent(table.id + "." + ofTable[i + 1]) };
            found.push({ entry: entry, documents: [ofDocument[0]], rank: 0, order: found.length });
          }
        });
      });
      return found;
    });
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

  Object.assign(siteSearch, {
    kinds: kinds,
    loadStart: loadStart,
    loadOverviews: loadOverviews,
    loadDepartmentsWith: loadDepartmentsWith,
    addMeanings: addMeanings,
    loadDepartmentsWithNumber: loadDepartmentsWithNumber,
    numberOf: numberOf,
    loadAmounts: loadAmounts,
    loadDepartment: loadDepartment,
    isFoundInName: isFoundInName,
    searchDepartment: searchDepartment
  });
})();
