/* SPDX-License-Identifier: MIT */
// What scripting adds.  Every page works without any of it.

'use strict';

// The summary of errors is focused, and its links put the cursor into the field.
function errorSummary(summary) {
  summary.focus();
  summary.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field)
      return;
    event.preventDefault();
    (field.closest('fieldset, .govuk-form-group') || field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}

// A second submit within a second is dropped: a double click is one wish.
function once(event) {
  const form = event.target;
  const now = Date.now();
  if (now - Number(form.dataset.sentAt || 0) < 1000) {
    event.preventDefault();
    return;
  }
  form.dataset.sentAt = now;
  working(event.submitter);
}

// Of what takes a while, that it is under way; no more on a page that was come back to.
function working(button) {
  if (!button || !button.dataset.working)
    return;
  const said = button.parentElement.querySelector('.sarn-working') || document.createElement('p');
  said.className = 'govuk-body sarn-working';
  said.setAttribute('role', 'status');
  button.after(said);
  said.textContent = button.dataset.working;
  window.addEventListener('pageshow', () => said.remove(), { once: true });
}

// The browser asks before changes that are not saved are left behind.  A form that
// came back with errors says data-guard="changed".
function guard(form) {
  let changed = form.dataset.guard === 'changed';
  form.addEventListener('input', () => { changed = true; });
  form.addEventListener('submit', (event) => { changed = event.defaultPrevented && changed; });
  window.addEventListener('beforeunload', (event) => {
    if (changed)
      event.preventDefault();
  });
}

// The words come from the page, in its language, with %d for the number.
function characterCount(counter) {
  const field = counter.querySelector('textarea, input');
  const said = counter.querySelector('.govuk-character-count__message');
  const most = Number(counter.dataset.maxlength);
  if (!field || !said || !said.dataset.left)
    return;
  said.setAttribute('role', 'status');
  const count = () => {
    const left = most - [...field.value].length;
    said.textContent = (left < 0 ? said.dataset.over : said.dataset.left)
      .replace('%d', Math.abs(left));
    said.classList.toggle('govuk-error-message', left < 0);
    said.classList.toggle('govuk-hint', left >= 0);
  };
  let waiting;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(count, 300); // so that a reader of screens is not talked over
  });
  count();
}

// The review: a link lights its sentence, a sentence finds its field.
function light(link) {
  const piece = document.getElementById(link.dataset.lights);
  if (!piece || piece.classList.contains('sarn-lit'))
    return;
  piece.closest('.sarn-review')?.classList.add('sarn-review--scripted');
  for (const was of document.querySelectorAll('.sarn-lit'))
    was.classList.remove('sarn-lit');
  for (const was of document.querySelectorAll('[data-lights][aria-current]'))
    was.removeAttribute('aria-current');
  piece.classList.add('sarn-lit');
  link.setAttribute('aria-current', 'true');
  scrollPane(piece);

  const said = document.getElementById('sarn-said');
  if (said)
    said.textContent = [link.dataset.announce, piece.textContent.trim()].filter(Boolean).join(': ');
}

// Only the pane moves where there is one: the field being read stays where it is.
function scrollPane(piece) {
  const pane = piece.closest('.sarn-review__pane');
  if (!pane || pane.scrollHeight <= pane.clientHeight)
    return;
  const above = piece.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTo({ top: pane.scrollTop + above - pane.clientHeight / 3 });
}

function review(pane) {
  const sideBySide = window.matchMedia('(min-width: 64em)');
  pane.addEventListener('focusin', (event) => {
    const link = event.target.closest('[data-lights]') ||
      event.target.closest('.govuk-form-group')?.querySelector('[data-lights]');
    if (link)
      light(link);
  });
  pane.addEventListener('click', (event) => {
    const link = event.target.closest('[data-lights]');
    if (link) {
      light(link);
      if (sideBySide.matches)
        event.preventDefault(); // stacked, the link goes to the sentence as links do
      return;
    }
    const piece = event.target.closest('[data-field]');
    if (piece && getSelection().isCollapsed)
      document.getElementById(piece.dataset.field)?.focus();
  });
}

// Leaves at once, by the link or by Shift pressed three times: the page is gone before the other one
// comes, and its place in the browser's history with it.
function exitThisPage(link) {
  let presses = 0;
  let last = 0;
  const leave = (event) => {
    event.preventDefault();
    document.body.classList.add('govuk-exit-this-page-hide-content');
    window.location.replace(link.href);
  };
  link.addEventListener('click', leave);
  document.addEventListener('keyup', (event) => {
    const isNext = Date.now() - last < 5000;
    presses = event.key === 'Shift' ? (isNext ? presses : 0) + 1 : 0;
    last = Date.now();
    if (presses === 3)
      leave(event);
  });
}

// A text to be taken elsewhere has a button that copies it; without one it is marked by hand.
function copyButton(field) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'govuk-button govuk-button--secondary';
  button.textContent = field.dataset.copy;
  button.addEventListener('click', async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.textContent = field.dataset.copied;
  });
  field.after(button);
}

// On a telephone the menu is folded away behind its button, so that the page begins in sight.
function menu(button) {
  const list = document.getElementById(button.getAttribute('aria-controls'));
  const narrow = window.matchMedia('(max-width: 40.0525em)');
  const show = (isOpen) => {
    list.hidden = !isOpen;
    button.setAttribute('aria-expanded', isOpen);
  };
  const fit = () => {
    button.hidden = !narrow.matches;
    show(!narrow.matches);
  };
  button.addEventListener('click', () => show(list.hidden));
  narrow.addEventListener('change', fit);
  fit();
}

document.querySelectorAll('.govuk-service-navigation__toggle').forEach(menu);
document.querySelectorAll('.govuk-error-summary').forEach(errorSummary);
document.querySelectorAll('form[data-guard]').forEach(guard);
document.querySelectorAll('.govuk-character-count').forEach(characterCount);
document.querySelectorAll('.sarn-review').forEach(review);
document.querySelectorAll('[data-copy]').forEach(copyButton);
document.querySelectorAll('.govuk-exit-this-page__button').forEach(exitThisPage);
document.addEventListener('submit', once);
