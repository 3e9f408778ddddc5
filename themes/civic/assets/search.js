// The page of the search: what is typed, and what is shown. It is an index without these scripts.
(function () {
  "use strict";

  var fold = siteSearch.fold;
  var isSpaced = siteSearch.isSpaced;
  var find = siteSearch.find;
  var parse = siteSearch.parse;
  var rank = siteSearch.rank;
  var kinds = siteSearch.kinds;
  var loadStart = siteSearch.loadStart;
  var loadDepartmentsWith = siteSearch.loadDepartmentsWith;
  var loadDepartment = siteSearch.loadDepartment;
  var isFoundInName = siteSearch.isFoundInName;
  var searchDepartment = siteSearch.searchDepartment;
  var site = null;
  var overviews = null;

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
  var yearSuffix = null;
  var questionWords = words.questionWords.split(" ").filter(Boolean);
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
      query.words.forEach(function (word) {
        var isThere = mark(word.text);
        word.meanings.forEach(function (meaning) { isThere = mark(meaning.text) || isThere; });
        if (!isThere) word.pairs.forEach(mark);
      });
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

  // An amount as the page prints it, with its unit.
  function amountText(digits, unit) {
    var parts = digits.replace("-", "").split(".");
    var text = words.group ? parts[0].replace(/\B(?=(\d{3})+$)/g, words.group) : parts[0];
    if (parts.length > 1) text += words.point + parts[1];
    return (digits.charAt(0) === "-" ? "\u2212" : "") + text + (unit ? "\u00a0" + unit : "");
  }

  function label(content, i) {
    return content.documents[i].year + " " + content.documents[i].stage;
  }

  // Pairs of characters are marked only where nothing better was found.
  function withoutPairs(query) {
    var plain = query.words.map(function (word) { return { text: word.text, terms: word.terms, pairs: [], meanings: word.meanings }; });
    return { given: query.given, phrase: query.phrase, words: plain };
  }

  // The address of a text, with the words as they stand in it: found.js marks them there.
  function withFound(url, text, query) {
    var at = url.indexOf("#");
    var found = [];
    stretches(text, query).forEach(function (one) {
      var piece = text.slice(one[0], one[1]);
      if (found.indexOf(piece) < 0) found.push(piece);
    });
    if (found.length === 0 || at < 0) return url;
    return url.slice(0, at) + "?found=" + encodeURIComponent(found.slice(0, 5).join("\n")) + url.slice(at);
  }

  function makeEntry(content, one, query) {
    var entry = one.entry;
    if (one.rank < 4) query = withoutPairs(query);
    var item = element("li");
    var title = element("p", "title");
    var where = element("p", "where");
    item.append(title, where);
    var newest = one.documents[0];
    if (entry.kind === "amount") {
      if (entry.code) title.append(element("span", "code", entry.code), " ");
      title.append(link(content.documents[newest].url + entry.anchor, entry.title), " ", element("mark", "amount", amountText(entry.amount, entry.table.unit)));
      // The title is that of the newest document with the table, and may name its year.
      var named = content.documents[entry.table.documents[0]].year;
      var its = content.documents[newest].year;
      var place = element("span", "place", element("span", "years", label(content, newest)));
      place.append(" ", words.table + entry.table.number + " " + entry.table.title.split(named).join(its));
      where.append(place);
      return item;
    }
    if (entry.places) {
      if (entry.code) title.append(element("span", "code", marked(entry.code, query)), " ");
      var places = entry.places.filter(function (place) {
        return place.documents.some(function (i) { return one.documents.indexOf(i) >= 0; });
      });
      places.forEach(function (place, i) {
        var documents = place.documents.filter(function (one_of) { return one.documents.indexOf(one_of) >= 0; });
        // The script of tables marks the row that the address names: table-tools.js.
        var wanted = "?row=" + encodeURIComponent((entry.code + " " + entry.title).trim());
        var url = content.documents[documents[0]].url + wanted + "#table-" + place.table.id;
        if (i === 0) title.append(link(url, marked(entry.title, query)));
        var at = element("span", "place");
        at.append(link(url, words.table + place.table.number + " " + place.table.title));
        // The amount is that of the newest document, which is not shown if the query asks for another year.
        var hasAmount = place.amount && documents[0] === place.documents[0];
        if (!hasAmount || documents.length > 1) at.append(" ", element("span", "years", yearsOf(content, documents)));
        if (hasAmount) {
          var said = phrase(words.amountIn, { year: label(content, documents[0]), amount: amountText(place.amount, place.table.unit) });
          at.append(" ", element("span", "amount", said));
        }
        where.append(at, " ");
      });
      return item;
    }
    if (entry.number) title.append(element("span", "code", words.table + entry.number), " ");
    var first = withFound(content.documents[newest].url + entry.anchor, entry.text, query);
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
      if (item.where) return makeOverview(item, query);
      var made = element("li");
      made.append(element("p", "title", link(withFound(item.url, item.text || "", query), marked(item.title, query))));
      if (item.text) made.append(element("p", "excerpt", marked(item.text, query, 120)));
      return made;
    });
  }

  // Codes and headings of pages across departments, each with what it belongs to.
  function foundOverviews(query) {
    var headings = overviews.headings.filter(function (heading) {
      return query.words.some(function (word) { return find(heading.foldedTitle, word.text, 0) >= 0; });
    });
    function textOf(item) { return item.folded; }
    return ranked(overviews.codes, query, textOf).concat(ranked(headings, query, textOf));
  }

  function makeOverview(item, query) {
    var made = element("li");
    var title = element("p", "title");
    if (item.code) title.append(element("span", "code", marked(item.code, query)), " ");
    title.append(link(item.url, marked(item.title, query)));
    made.append(title, element("p", "where", item.where));
    return made;
  }

  // The words in which readers ask for a page, as the language has them: for the page of years data-asked-years, and so on.
  function isAskedFor(page, query) {
    var name = /^\.\.\/(\w+)\/index\.html$/.exec(page.url);
    var asked = name ? words["asked" + name[1].charAt(0).toUpperCase() + name[1].slice(1)] : "";
    return Boolean(asked) && asked.split(words.listSeparator.trim()).some(function (each) {
      return find(query.phrase, fold(each), 0) >= 0;
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

  function say(text, isFault, query) {
    var others = query ? query.words.map(function (word) { return word.meanings.map(function (meaning) { return meaning.text; }); }).flat() : [];
    status.textContent = others.length > 0 ? text + " " + phrase(words.also, { words: others.join(words.listSeparator) }) : text;
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
    var query = parse(input.value, yearSuffix, questionWords);
    query.number = siteSearch.numberOf(input.value, words.group, words.point);
    remember(input.value.trim());
    if (query.words.length === 0) {
      show(false);
      say("");
      list.replaceChildren();
      return;
    }
    show(true);
    say(words.busy);
    lookFor(query, mine);
  }

  function lookFor(query, mine) {
    Promise.all([loadStart(), siteSearch.loadOverviews()]).then(function (loaded) {
      site = loaded[0];
      overviews = loaded[1];
      siteSearch.addMeanings(query);
      return Promise.all([siteSearch.loadDepartmentsWithNumber(query.number)].concat(query.words.map(loadDepartmentsWith)));
    }).then(function (found) {
      if (mine !== turn) return;
      begin(query, found.slice(1), found[0], mine);
    }).catch(function (error) { if (mine === turn) sayFailure(error); });
  }

  // withNumber: the departments that may have the amount, as 0 or 1 for each.
  function begin(query, found, withNumber, mine) {
    var likely = site.departments.filter(function (department) {
      return withNumber[department.position] || query.words.every(function (word, i) { return found[i][department.position] || isFoundInName(department, word); });
    });
    var named = ranked(site.departments, query, function (department) {
      return [department.folded, department.foldedCode].concat(department.foldedFormer).join(" ");
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
    var terms = ranked(site.terms, query, function (term) { return fold(term.title); });
    var inTitle = new Set(terms);
    ranked(site.terms, query, function (term) { return fold(term.title + " " + term.text); }).forEach(function (term) {
      if (!inTitle.has(term)) terms.push(term);
    });
    var pages = ranked(site.pages, query, function (page) { return fold(page.title); });
    // Pages that readers ask for in other words, and those named as a term that was found.
    site.pages.forEach(function (page) {
      if (pages.indexOf(page) >= 0) return;
      var isNamed = terms.some(function (term) { return term.title === page.title; });
      if (isNamed || isAskedFor(page, query)) pages.push(page);
    });
    appendTexts(top, words.terms, terms, query);
    pages = pages.concat(foundOverviews(query));
    appendTexts(top, words.pages, pages, query);
    var count = (site.departments.length > 1 ? named.length : 0) + terms.length + pages.length;
    next({ query: query, likely: likely, looked: 0, count: count, mine: mine }, top, true);
  }

  // Where nothing has all words, those without the last one.
  function withFewerWords(query) {
    var left = query.words.slice(0, -1);
    var text = left.map(function (word) { return word.text; }).join(" ");
    return { given: text, phrase: text, words: left, number: "", isShortened: true };
  }

  function resultWord(state) {
    if (state.count === 0) return words.none;
    return state.query.isShortened ? words.countFewer : words.count;
  }

  // Looks at the next departments, and shows what is found with what comes before it.
  function next(state, before, isFirst) {
    var batch = state.likely.slice(state.looked, state.looked + batchSize);
    state.looked += batch.length;
    moreButton.hidden = true;
    var failure = null;
    Promise.all(batch.map(function (department) {
      return loadDepartment(department).then(function (content) {
        if (state.query.number === "") return { content: content, amounts: [] };
        return siteSearch.loadAmounts(content, state.query.number).then(function (amounts) { return { content: content, amounts: amounts }; });
      }).catch(function (error) {
        failure = error;
        return null;
      });
    })).then(function (contents) {
      if (state.mine !== turn) return;
      var all = contents
        .filter(Boolean)
        .map(function (loaded) {
          var result = searchDepartment(loaded.content, state.query);
          // A department with the amount comes before those that only have its digits somewhere.
          if (loaded.amounts.length > 0) result.rank = 0;
          result.found = loaded.amounts.concat(result.found);
          return result;
        })
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
      if (!failure && rest === 0 && state.count === 0 && state.query.words.length > 1) return lookFor(withFewerWords(state.query), state.mine);
      if (failure) sayFailure(failure);
      else if (rest > 0) say(phrase(words.countSoFar, { query: state.query.given.trim(), count: state.count, looked: state.looked, all: state.likely.length }), false, state.query);
      else say(phrase(resultWord(state), { query: (state.count > 0 ? state.query.given : input.value).trim(), count: state.count }), false, state.query);
      moreButton.hidden = rest === 0;
      // Who finds nothing is led on by the index.
      index.hidden = rest > 0 || state.count > 0;
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
