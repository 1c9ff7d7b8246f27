// Shows the text of each spec file beside the chart that is drawn from it, and lets it be copied. The charts themselves
// are the library's: without this script they are all there, and so are links to the files.

const COPY = 'Chép';
const COPIED = 'Đã chép';
const EDIT = 'Mở trong bàn biểu đồ';
const SHOWN_MS = 2000;

/** Says to screen readers what the button's new words say to the eye. */
const copied = document.querySelector('[role="status"]');

for (const place of document.querySelectorAll('[data-spec]')) show(place);

async function show(place) {
  const address = place.getAttribute('data-spec');
  const response = await fetch(address).catch(() => undefined);
  const body = await response?.text();
  const text = response?.ok ? body.trimEnd() : '';
  place.classList.add('filled');
  const code = codeOf(text || failure(response), address);
  place.append(code);
  if (text) place.append(copyButton(text, code, address), editLink(address));
}

function failure(response) {
  return response ? `${response.status} ${response.statusText}` : 'Không tải được tệp.';
}

// A box that scrolls must be reachable by keyboard, and something that is reached needs a name.
function codeOf(text, address) {
  const code = document.createElement('code');
  code.textContent = text;
  const pre = document.createElement('pre');
  pre.tabIndex = 0;
  pre.setAttribute('role', 'region');
  pre.setAttribute('aria-label', `Nội dung tệp ${nameOf(address)}`);
  pre.append(code);
  return pre;
}

function copyButton(text, code, address) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = COPY;
  button.setAttribute('aria-label', `${COPY} ${nameOf(address)}`);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      tell(button, nameOf(address));
    } catch {
      // A browser that withholds the clipboard still copies what is selected.
      getSelection()?.selectAllChildren(code);
    }
  });
  return button;
}

/** The editor knows the specs of this folder by name, all but those that are broken on purpose. */
function editLink(address) {
  const link = document.createElement('a');
  link.className = 'edit';
  if (!address.startsWith('/charts/')) return link;
  link.href = `/editor/?lang=vi&template=${encodeURIComponent(nameOf(address))}`;
  link.textContent = EDIT;
  link.setAttribute('aria-label', `${EDIT}: ${nameOf(address)}`);
  return link;
}

function tell(button, name) {
  button.textContent = COPIED;
  copied.textContent = `${COPIED} ${name}`;
  setTimeout(() => {
    button.textContent = COPY;
    copied.textContent = '';
  }, SHOWN_MS);
}

const nameOf = (address) => address.slice(address.lastIndexOf('/') + 1);
