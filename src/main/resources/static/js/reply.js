// A reply says to which message, until it has none.
const form = () => document.querySelector("[data-composer]");

function reply(id) {
  const of = document.getElementById(`m-${id}`);
  if (!form() || !of) return;
  const words = form().querySelector("[data-replying-words]");
  form().elements.reply.value = id;
  words.textContent = words.dataset.words.replace("{0}", of.querySelector(".who").textContent.trim());
  form().querySelector("[data-replying]").hidden = false;
  form().elements.body.focus();
}

function noReply() {
  form().elements.reply.value = "";
  form().querySelector("[data-replying]").hidden = true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-reply], [data-reply-none]");
  if (!link) return;
  event.preventDefault();
  if (link.matches("[data-reply]")) return reply(link.dataset.reply);
  noReply();
});

// What is replied to was taken back: the server says so in words.
document.addEventListener("no-reply", noReply);

reply(new URLSearchParams(location.search).get("reply"));
