// Waits for a sheet that is being read or applied. Without scripts the page reloads itself.

const work = document.querySelector('.swork');
const bar = document.getElementById('progress');
const words = document.getElementById('progress-words');

async function ask() {
  try {
    const answer = await fetch(work.dataset.state, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(String(answer.status));
    const state = await answer.json();
    if (!state.busy) {
      window.location.reload();
      return;
    }
    if (state.total > 0 && state.state === 'reading') {
      bar.max = state.total;
      bar.value = state.done;
      words.textContent = state.words;
    }
  } catch {
    // The server may be busy or away for a moment; ask again.
  }
  setTimeout(ask, 500);
}

if (work) setTimeout(ask, 400);
