import type { Plugin } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { useCallback, useMemo, useRef, useState } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { pictureCode } from "../../pictures/picture-address.ts"
import { readdressPicture, type SelectedPicture } from "./picture-commands.ts"
import { picturesPlugin } from "./pictures-plugin.ts"
import { sendPicture } from "./upload-picture.client.ts"

/** What the form asks about: a file that is to come in, or a picture that is in the text. */
export type PictureTask = { key: number; file: File } | { key: number; picture: SelectedPicture }

/** More at once would be an afternoon of describing. */
const MOST_AT_ONCE = 20

/** The pictures of an editor that somebody has to say something about, one after the other. */
export const usePictures = (home: string, say: (text: string) => void) => {
  const { t } = useTranslation()
  const path = `${home}/pictures`
  const [tasks, setTasks] = useState<readonly PictureTask[]>([])
  const made = useRef(0)
  const words = useRef({ t, say })
  words.current = { t, say }

  const offer = useCallback((files: readonly File[]) => {
    const more = files.slice(0, MOST_AT_ONCE).map((file) => ({ key: ++made.current, file }))
    setTasks((before) => [...before, ...more])
    if (files.length > MOST_AT_ONCE)
      words.current.say(words.current.t("pictures.form.most_at_once", { most: MOST_AT_ONCE }))
  }, [])
  const describe = useCallback((picture: SelectedPicture) => {
    setTasks((before) => [{ key: ++made.current, picture }, ...before])
  }, [])
  const check = useCallback(
    async (addresses: readonly string[], view: EditorView) => {
      for (const address of addresses) {
        const sent = await sendPicture(path, pictureCode(address) ?? "", () => {}).result
        if (view.isDestroyed || (sent.kind === "kept" && sent.picture.src === address)) continue
        // Without a network it stays as it is: whoever reads the other text sees it, and nobody else.
        if (sent.kind === "lost" || sent.kind === "ended")
          words.current.say(words.current.t("pictures.copy.lost"))
        else {
          readdressPicture(address, sent.kind === "kept" ? sent.picture : null)(view.state, view.dispatch)
          if (sent.kind === "refused") words.current.say(words.current.t("pictures.copy.refused"))
        }
      }
    },
    [path],
  )
  const plugin: Plugin = useMemo(() => picturesPlugin({ offer, describe, check }), [offer, describe, check])
  const done = useCallback(
    (key: number) => setTasks((before) => before.filter((task) => task.key !== key)),
    [],
  )
  return { path, tasks, plugin, offer, describe, done }
}
export type Pictures = ReturnType<typeof usePictures>
