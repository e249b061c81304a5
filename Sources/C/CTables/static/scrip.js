// Scrip: keys for what the pages do anyway. Every key stands for a link, a button or an entry that is drawn
// without this file, so nothing depends on it; what cannot be undone, sending and signing, has none. The requests made
// here keep the draft of a note; no markup is parsed and nothing typed is stored in the browser: only whether the keys
// are on, and while a window is open its made-up name.
'use strict';

const gentle = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';
const places = { t: '/today', c: '/calendar', i: '/inbox' };
const chordMilliseconds = 1500;

// 1 Small makers

/** A new element; `children` are elements or texts, which stay text. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Whether letters typed now belong to an entry. */
function isTyping(target) {
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target.tagName === 'INPUT' && !/^(radio|checkbox|button|submit|file)$/.test(target.type));
}

// 2 Keys. A person may turn them off: letters as shortcuts get in the way of speech input (WCAG 2.1.4).

const keys = {
  get areOn() { return localStorage.getItem('keys') !== 'off'; },
  set areOn(value) { localStorage.setItem('keys', value ? 'on' : 'off'); },
};
let chordStarted = -Infinity;

/** Moves the focus to the first link of the next (or previous) row of a list. */
function walk(step) {
  const rows = [...document.querySelectorAll('[data-key="row"]')];
  if (rows.length === 0) return false;
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1);
  rows[next].querySelector('a')?.focus();
  return true;
}

/** Does what `key` stands for on this page; false when it stands for nothing. */
function act(key) {
  if (key === '/') {
    const search = document.querySelector('input[type=search]');
    search?.focus();
    search?.select();
    return search !== null;
  }
  if (key === '?') return showKeys();
  const drawn = /^[a-z]$/.test(key) && document.querySelector(`[data-key="${key}"]`);
  if (drawn) {
    drawn.click();
    return true;
  }
  if (key === 'j' || key === 'k') return walk(key === 'j' ? 1 : -1);
  return false;
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey) {
    const form = event.key === 'Enter' && event.target.closest('#review');
    if (form) form.requestSubmit(form.querySelector('.btn.go'));
    return;
  }
  if (event.altKey || event.isComposing || !keys.areOn || isTyping(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  const inChord = event.timeStamp - chordStarted < chordMilliseconds;
  chordStarted = !inChord && event.key === 'g' ? event.timeStamp : -Infinity;
  const place = inChord && document.querySelector(`.bar nav a[href="${places[event.key]}"]`);
  if (place) place.click();
  if (place || act(event.key)) event.preventDefault();
});

// 3 The list of keys

/** What can be pressed on this page, as pairs of keys and words. */
function keysOfPage() {
  const drawn = [...document.querySelectorAll('[data-key]')].filter((element) => element.dataset.key !== 'row');
  const list = [['/', 'Search patients'], ['g t', 'Today'], ['g c', 'Calendar'], ['g i', 'Inbox']];
  if (document.querySelector('[data-key="row"]')) list.push(['j k', 'Next and previous line']);
  for (const element of drawn) {
    const words = [...element.childNodes].filter((node) => node.nodeName !== 'KBD').map((node) => node.textContent);
    list.push([element.dataset.key, words.join('').trim()]);
  }
  if (document.getElementById('review')) list.push(['Ctrl Enter', 'Sign off and check']);
  list.push(['?', 'This list']);
  return list;
}

function showKeys() {
  const list = make('dl', { class: 'kv' });
  for (const [pressed, words] of keysOfPage()) {
    const caps = pressed.split(' ').flatMap((cap) => [make('kbd', {}, cap), ' ']);
    list.append(make('dt', {}, ...caps), make('dd', {}, words));
  }
  const box = make('input', { type: 'checkbox' });
  box.checked = keys.areOn;
  box.addEventListener('change', () => { keys.areOn = box.checked; });
  const dialog = make('dialog', { class: 'sheet stack', 'aria-labelledby': 'keys-name' },
    make('h2', { id: 'keys-name' }, 'Keys'), list,
    make('label', { class: 'pick' }, box, 'Keys are on'),
    make('form', { method: 'dialog' }, make('button', { class: 'btn wide' }, 'Close')));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return true;
}

const signOut = document.querySelector('.bar form[action="/logout"]');
if (signOut) {
  const button = make('button', { class: 'btn keys', type: 'button' }, 'Keys ', make('kbd', {}, '?'));
  button.addEventListener('click', showKeys);
  signOut.before(button);
}

// 4 The review: the entry in focus and its box on the page belong together

/** Scrolls every scrolling box around `mark`, but not the page itself, so that the mark stands in the middle. */
function reveal(mark) {
  for (let pane = mark.parentElement; pane && pane.tagName !== 'MAIN'; pane = pane.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(pane).overflowY) || pane.scrollHeight <= pane.clientHeight) continue;
    const [inner, outer] = [mark.getBoundingClientRect(), pane.getBoundingClientRect()];
    pane.scrollBy({
      top: inner.top + inner.height / 2 - outer.top - outer.height / 2,
      left: inner.left + inner.width / 2 - outer.left - outer.width / 2,
      behavior: gentle,
    });
  }
}

const boxes = [...document.querySelectorAll('.fax [data-field]')];
const review = document.getElementById('review');

// The order may stand behind a cover sheet or another order. Pictures have no height before they are there.
addEventListener('load', () => {
  const start = document.querySelector('.fax[data-start]');
  const pane = start?.closest('.left');
  // Whoever is at an entry, or looked further already, stays there.
  if (!pane || pane.scrollTop > 0 || boxes.some((box) => box.classList.contains('lit'))) return;
  pane.scrollTop += start.getBoundingClientRect().top - pane.getBoundingClientRect().top;
});

/** Whether something was typed since the page was drawn. */
function isWrittenIn(form) {
  return [...form.elements].some((entry) =>
    /^(text|textarea)$/.test(entry.type) && entry.value !== entry.defaultValue);
}

// Another document of the inbox: what was typed into this one is saved first.
for (const link of document.querySelectorAll('[data-leave]')) {
  link.addEventListener('click', (event) => {
    if (!review || !(review.dataset.unsaved === 'yes' || isWrittenIn(review))) return;
    event.preventDefault();
    review.elements.then.value = link.dataset.leave;
    review.requestSubmit(review.querySelector('[formaction]'));
  });
}

review?.addEventListener('focusin', (event) => {
  // Saving comes back to the entry that was written in last.
  if (event.target.id.startsWith('f-')) review.elements.at.value = event.target.name;
  for (const box of boxes) box.classList.toggle('lit', box.dataset.field === event.target.name);
  const box = boxes.find((box) => box.dataset.field === event.target.name);
  if (box) reveal(box);
});

for (const box of boxes) {
  box.addEventListener('click', (event) => {
    const entry = document.getElementById(`f-${box.dataset.field}`);
    if (!entry) return;
    event.preventDefault();
    entry.focus();
  });
}

// 5 The window: a made-up name by which the server knows its saves from another window's. A page takes the name out of
// the window's memory while it stands and puts it back when it is left: a copy of the window finds none, and makes up its
// own.

const own = {
  id: '', saves: 0,
  /** By note, the save that was sent as its page was left: no answer has come to it. */
  last: {},

  take() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem('window'));
      sessionStorage.removeItem('window');
    } catch { /* A browser that keeps nothing: every page is a window of its own. */ }
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    this.id = kept?.id ?? [...bytes].map((byte) => (byte % 36).toString(36)).join('');
    this.saves = kept?.saves ?? 0;
    this.last = kept?.last ?? {};
  },

  putBack() {
    try {
      sessionStorage.setItem('window', JSON.stringify({ id: this.id, saves: this.saves, last: this.last }));
    } catch { /* As above. */ }
  },
};

own.take();

// 6 The note: what is typed is kept every few seconds, the units follow, and the map ticks the boxes beside it

const note = document.getElementById('note');
const draftMilliseconds = 4000;
/** A browser sends no more than 64 KiB for a page that is gone. */
const lettersOnLeaving = 60000;
const signedOut = 'You were signed out. Press Save: it asks you to sign in and keeps what you typed.';
const unreachable = 'The server does not answer. What you typed is still here: leave the page open and press again.';
const otherWindow = 'This note was saved in another window meanwhile, so nothing you type here is kept. ' +
  'Press Save to see both.';

/** Puts the texts and lists of an answer into the places named after them. */
function place(answer) {
  for (const [name, value] of Object.entries(answer)) {
    for (const element of note.querySelectorAll(`[data-live="${name}"]`)) {
      if (Array.isArray(value)) element.replaceChildren(...value.map((line) => make('li', {}, line)));
      else if (element.tagName === 'INPUT') element.value = value;
      else element.textContent = value;
    }
  }
}

/** Says in red at the top of the page what somebody must know before typing on. */
function alarm(words) {
  document.getElementById('alarm')?.remove();
  note.querySelector('.stack').prepend(make('p', { class: 'alert bad', id: 'alarm', role: 'alert' }, words));
}

/** Keeps the draft while something is being typed: one request at a time, the newest text last. */
const draft = {
  timer: 0, isSending: false, isWaiting: false, isOver: false, whenSent: null,
  /** Something stands here that no answer has confirmed. */
  isUnsaved: false,
  /** The page shows what another window saved beside what was typed here, and nobody has chosen yet. */
  isUndecided: false,
  isSignedOut: false, isSubmitted: false,
  /** The last save met no server. */
  isUnreachable: false,

  touch() {
    this.isUnsaved = true;
    this.isUndecided = false;
    if (this.isOver || this.timer) return;
    this.timer = setTimeout(() => this.send(), draftMilliseconds);
  },

  /** Names the window and the count of its saves in the form. */
  stamp() {
    own.saves += 1;
    note.elements.namedItem('window').value = `${own.id}.${own.saves}`;
  },

  post(keepalive, more = {}) {
    this.stamp();
    const body = new URLSearchParams(new FormData(note));
    for (const [name, value] of Object.entries(more)) body.set(name, value);
    return fetch(note.dataset.draft, { method: 'POST', headers: { Accept: 'application/json' }, body, keepalive });
  },

  async send(keepalive = false) {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.isSending) { this.isWaiting = true; return; }
    this.isSending = true;
    this.isWaiting = false;
    this.isUnsaved = false;
    try {
      const answer = await this.post(keepalive);
      this.isUnreachable = false;
      if (answer.ok) place(await answer.json());
      else if (answer.status === 401 || answer.status === 403) this.stop(signedOut, true);
      else if (answer.status === 409) this.stop(otherWindow);
      else this.again('Not saved yet; trying again.');
    } catch {
      this.isUnreachable = true;
      this.again('The server does not answer; what you typed is still here. Trying again.');
    }
    this.isSending = false;
    if (this.whenSent) this.whenSent();
    else if (this.isWaiting) this.touch();
  },

  again(words) {
    place({ saved: words });
    this.touch();
  },

  stop(words, isSignedOut = false) {
    this.isOver = true;
    this.isUnsaved = true;
    this.isSignedOut = isSignedOut;
    place({ saved: words });
    alarm(words);
  },

  /** Whether leaving now would lose words, or leave them where nobody decided about them. */
  get needsWarning() {
    if (this.isSubmitted || !this.isUnsaved) return false;
    return this.isOver || this.isUndecided ||
      new URLSearchParams(new FormData(note)).toString().length > lettersOnLeaving;
  },

  /** The page goes: what is not confirmed is sent once more, and the next page of this window looks for it. */
  leave() {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.isSubmitted || !(this.isUnsaved || this.isSending)) return;
    const more = this.isUndecided ? { leaving: 'yes', revision: '0' } : { leaving: 'yes' };
    // Nobody takes it once the sign-in is over; the next page says that it is missing.
    if (this.isSignedOut) this.stamp();
    else this.post(true, more).catch(() => {});
    own.last[note.dataset.draft] = own.saves;
    // A page that comes back from the browser's memory is drawn anew and must not send this again.
    this.isUnsaved = this.isSending = false;
  },
};

/** Waits for what this window sent as it was left a moment ago, and draws the page anew with it. */
async function catchUp() {
  const address = note.dataset.draft.replace(/\/draft$/, '');
  const save = own.last[note.dataset.draft];
  delete own.last[note.dataset.draft];
  const hasArrived = (windows) => windows.some((text) => {
    const [id, number] = text.split('.');
    return id === own.id && Number(number) >= save;
  });
  if (!save || hasArrived(note.dataset.windows.split(' '))) return;
  note.inert = true;
  place({ saved: 'Fetching what you typed last.' });
  for (const milliseconds of [0, 100, 200, 400, 800, 1500]) {
    await new Promise((resolve) => { setTimeout(resolve, milliseconds); });
    try {
      const answer = await fetch(address, { headers: { Accept: 'application/json' } });
      if (answer.ok && hasArrived((await answer.json()).windows)) {
        if (location.pathname === address) location.reload();
        else location.replace(address);
        return;
      }
    } catch { /* Tried again. */ }
  }
  note.inert = false;
  const words = 'What you typed last before this page was drawn again did not reach the server. Look whether all is here.';
  place({ saved: words });
  alarm(words);
}

/** Draws a place as its boxes are ticked. */
function mark(box) {
  const isOutside = box.name === 'outsideAreas';
  for (const shape of note.querySelectorAll(`[data-area="${box.value}"]`)) {
    shape.classList.toggle(isOutside ? 'outside' : 'worked', box.checked);
  }
}

if (note?.dataset.draft) {
  draft.isUnsaved = draft.isUndecided = note.dataset.unsaved === 'yes';
  note.addEventListener('input', () => draft.touch());
  note.addEventListener('change', (event) => { if (/^(areas|outsideAreas)$/.test(event.target.name)) mark(event.target); });
  note.addEventListener('submit', (event) => {
    if (draft.isUnreachable) {
      // The browser's own page for a dead server would take the place of what was typed.
      event.preventDefault();
      draft.whenSent = () => {
        draft.whenSent = null;
        if (draft.isUnreachable) alarm(unreachable);
        else note.requestSubmit(event.submitter);
      };
      draft.send();
      return;
    }
    clearTimeout(draft.timer);
    draft.timer = 0;
    draft.isOver = draft.isSubmitted = true;
    draft.stamp();
    if (!draft.isSending) return;
    // The draft on its way comes first, so that the form carries the revision it makes.
    event.preventDefault();
    draft.whenSent = () => note.requestSubmit(event.submitter);
  });
  addEventListener('beforeunload', (event) => {
    if (draft.needsWarning) event.preventDefault();
    else if (draft.timer) draft.send(true);
    // The next page may have been drawn before this arrived, whatever is answered until this one goes.
    if (draft.isSending) own.last[note.dataset.draft] = own.saves;
  });
  addEventListener('pagehide', () => draft.leave());
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  catchUp();
  for (const shape of note.querySelectorAll('[data-area]')) {
    shape.addEventListener('click', () => {
      const boxes = [...note.querySelectorAll('[name="areas"], [name="outsideAreas"]')];
      const box = boxes.find((box) => box.value === shape.dataset.area);
      if (!box) return;
      if (box.name === 'outsideAreas') document.getElementById('outside').open = true;
      box.checked = !box.checked;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      box.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
  const health = document.getElementById('health');
  health?.addEventListener('change', (event) => { document.getElementById('safety').open = event.target.value === 'yes'; });
}

// Last, so that the name is put back with the count of what was sent on leaving.
addEventListener('pagehide', () => own.putBack());
addEventListener('pageshow', (event) => { if (event.persisted) own.take(); });
