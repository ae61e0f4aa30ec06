/** Words of the interface in one language, by the keys of `templates/strings`: those that begin with `kiosk`. */
export type Words = Readonly<Record<string, string>>;
