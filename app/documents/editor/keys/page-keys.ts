/** The keys of the editor's page, apart from those of the text itself. `Mod` is Ctrl, or Command on a Mac. */
export const PAGE_KEYS = {
  help: ["Mod-/", "?"],
  find: ["Mod-f"],
  replace: ["Mod-h", "Mod-Alt-f"],
  findNext: ["F3", "Mod-g"],
  findPrevious: ["Shift-F3", "Mod-Shift-g"],
  outline: ["Mod-Alt-o"],
  tools: ["Alt-F10"],
  link: ["Mod-k"],
  comment: ["Mod-Alt-m"],
} as const

export type PageAct = keyof typeof PAGE_KEYS

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & {
  getModifierState?: (name: string) => boolean
}

/** The letter of a key: what it writes, or on keyboards of other scripts what its place writes on a Latin one. */
const letterOf = ({ key, code }: Pressed): string | null => {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  return key.length === 1 ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null) : null
}

/** A press by its name, as in `PAGE_KEYS`. Signs are named by what they write, whatever was held for it. */
export const nameOfPress = (pressed: Pressed): string => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = pressed
  // On many keyboards this key counts as Ctrl and Alt together, and writes signs.
  const isWriting = pressed.getModifierState?.("AltGraph") === true
  if (isWriting) return key
  const isMod = ctrlKey || metaKey
  const letter = isMod || altKey ? letterOf(pressed) : null
  const isSign = letter === null && key.length === 1
  const held = [isMod ? "Mod" : "", altKey ? "Alt" : "", shiftKey && !isSign ? "Shift" : ""]
  return [...held.filter(Boolean), letter ?? key].join("-")
}

/** What a press asks of the page, if anything. */
export const actOfPress = (pressed: Pressed): PageAct | null => {
  const name = nameOfPress(pressed)
  const found = Object.entries(PAGE_KEYS).find(([, names]) => (names as readonly string[]).includes(name))
  return (found?.[0] as PageAct | undefined) ?? null
}

/** Whether a press writes a letter rather than asking for something. */
export const isLetter = (pressed: Pressed): boolean => [...nameOfPress(pressed)].length === 1
