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

  const message = (id, className, words) => {
    const box = document.createElement('div');
    box.id = id;
    box.className = className;
    box.setAttribute('role', 'alert');
    const text = document.createElement('p');
    text.textContent = words;
    const reload = document.createElement('button');
    reload.type = 'button';
    reload.textContent = 'Reload';
    reload.addEventListener('click', () => location.reload());
    box.append(text, reload);
    return box;
  };

  const fail = (error) => {
    console.error(error);
    const box = message(
      'boot-error',
      'shell-note shell-error',
      'The page could not be started. The connection may have failed, a newer version may just have been ' +
        'published, or this browser does not allow WebAssembly.',
    );
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

  // The Wasm says so when it stops on a fault of its own, and browsers when they stop it (out of memory).
  const crash = () => {
    if (document.getElementById('crash')) return;
    document.body.prepend(
      message('crash', 'crash', 'Something went wrong in this page. Your selection is kept in the link: reload to go on.'),
    );
  };
  addEventListener('palette-iam-composer:crash', crash);
  addEventListener('error', (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) crash();
  });

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
