// Passkeys: registering one, and signing in with one. The words are on the page; the site is asked and answers in JSON.

import { announce, send } from './desk.js';

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

const letters = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const withBytes = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

function toCreate(options) {
  const wanted = options.publicKey;
  return {
    ...wanted,
    challenge: bytes(wanted.challenge),
    user: { ...wanted.user, id: bytes(wanted.user.id) },
    excludeCredentials: withBytes(wanted.excludeCredentials),
  };
}

function toGet(options) {
  const wanted = options.publicKey;
  return { ...wanted, challenge: bytes(wanted.challenge), allowCredentials: withBytes(wanted.allowCredentials) };
}

/** What the device gave, for JSON. */
function told(credential) {
  const response = { clientDataJSON: letters(credential.response.clientDataJSON) };
  for (const part of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[part]) response[part] = letters(credential.response[part]);
  }
  return {
    id: credential.id,
    rawId: letters(credential.rawId),
    type: credential.type,
    response,
    extensions: credential.getClientExtensionResults(),
  };
}

/** Asks the site; resolves to what it answers, or throws its words. */
async function ask(url, body, trouble) {
  let answer;
  try {
    answer = await send(url, body);
  } catch {
    throw new Error(trouble);
  }
  const read = await answer.json().catch(() => ({ title: trouble }));
  if (!answer.ok) throw new Error(read.title ?? trouble);
  return read;
}

function words(error, form) {
  if (error.name === 'NotAllowedError' || error.name === 'AbortError') return form.dataset.cancelled;
  if (error.name === 'InvalidStateError') return form.dataset.held;
  if (error.name === 'NotSupportedError' || error.name === 'SecurityError') return form.dataset.unsupported;
  return error.message;
}

async function go(form) {
  const { start, finish, trouble } = form.dataset;
  const begun = await ask(start, {}, trouble);
  const body = { ceremony: begun.ceremony };
  if (form.dataset.passkey === 'register') {
    body.name = form.elements.name.value;
    body.credential = told(await navigator.credentials.create({ publicKey: toCreate(begun.options) }));
  } else {
    body.next = form.elements.next.value;
    body.credential = told(await navigator.credentials.get({ publicKey: toGet(begun.options) }));
  }
  location.assign((await ask(finish, body, trouble)).to);
}

function prepare(form) {
  const button = form.querySelector('button');
  const said = form.querySelector('[data-passkey-error]');
  const say = (text) => {
    said.textContent = text;
    said.hidden = !text;
  };
  if (location.origin !== form.dataset.origin) {
    form.querySelector('[data-passkey-elsewhere]').hidden = false;
    return;
  }
  if (!window.PublicKeyCredential) {
    say(form.dataset.unsupported);
    return;
  }
  button.disabled = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    say('');
    try {
      await go(form);
    } catch (error) {
      say(words(error, form));
      button.disabled = false;
    }
  });
}

/** On the page at the door: the browser offers passkeys where the address is typed. */
async function offer(field) {
  if (!window.PublicKeyCredential?.isConditionalMediationAvailable) return;
  if (!(await PublicKeyCredential.isConditionalMediationAvailable())) return;
  const begun = await ask('/sign-in/passkey/start', {}, '');
  const credential = await navigator.credentials.get({ publicKey: toGet(begun.options), mediation: 'conditional' });
  const next = field.form?.elements.next?.value;
  const body = { ceremony: begun.ceremony, next, credential: told(credential) };
  location.assign((await ask('/sign-in/passkey/finish', body, '')).to);
}

for (const form of document.querySelectorAll('form[data-passkey]')) prepare(form);
const field = document.querySelector('input[autocomplete~=webauthn]');
// Nobody asked for it, so what goes wrong is said only when it has words of its own.
if (field) offer(field).catch((error) => error instanceof DOMException || announce(error.message));
