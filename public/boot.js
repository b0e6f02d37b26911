// Starts the page: the saved theme first, then the Wasm. It leaves nothing behind in the global scope.
(() => {
  'use strict';

  const root = document.documentElement;

  try {
    const theme = localStorage.getItem('palette-iam-composer.theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage is refused: the system's theme applies.
  }

  const fail = (error) => {
    console.error(error);
    const box = document.createElement('div');
    box.id = 'boot-error';
    box.className = 'shell-note shell-error';
    box.setAttribute('role', 'alert');
    const text = document.createElement('p');
    text.textContent =
      'The page could not be started. The connection may have failed, a newer version may just have been ' +
      'published, or this browser does not allow WebAssembly.';
    const reload = document.createElement('button');
    reload.type = 'button';
    reload.textContent = 'Reload';
    reload.addEventListener('click', () => location.reload());
    box.append(text, reload);
    const loading = document.getElementById('loading');
    if (loading) loading.replaceWith(box);
    else document.body.prepend(box);
  };

  const start = async () => {
    try {
      // trunk writes the two names here, and a preload link with a digest for each.
      const { glue, wasm } = document.querySelector('meta[name="palette-files"]').dataset;
      const link = document.querySelector(`link[rel="preload"][href="${wasm}"]`);
      const bytes = fetch(wasm, link?.integrity ? { integrity: link.integrity } : {});
      bytes.catch(() => {}); // reported below, once
      const { default: init } = await import(new URL(glue, document.baseURI).href);
      await init({ module_or_path: bytes });
      document.getElementById('shell')?.remove();
    } catch (error) {
      fail(error);
    }
  };

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
