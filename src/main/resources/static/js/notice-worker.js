// Runs while no page is open: shows the sentence that came and nothing else, and leads to the messages. It keeps nothing and answers no page.
self.addEventListener("push", (event) => {
  const said = event.data?.text() ?? "";
  event.waitUntil(self.registration.showNotification(said, { tag: "notice" }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow("/messages"));
});
