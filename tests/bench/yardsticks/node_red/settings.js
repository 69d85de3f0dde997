// Nothing but the flow: no editor, no log of requests.
module.exports = {
  httpAdminRoot: false,
  userDir: process.env.NODE_RED_FOLDER,
  logging: { console: { level: "error" } },
};
