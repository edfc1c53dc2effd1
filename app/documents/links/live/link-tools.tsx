import type { Editor } from "@tiptap/core"
import { useState } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Act } from "../../editor/tool-act.tsx"
import { AddressForm } from "./address-form.tsx"
import { beginMention } from "./mention-plugin.ts"

type LinkToolsProps = { editor: Editor; isWritable: boolean; onAddress: () => void }

/** The tools that mention something, and that give the address of a paragraph. */
const LinkTools = ({ editor, isWritable, onAddress }: LinkToolsProps) => {
  const { t } = useTranslation()
  const mention = () => {
    editor.view.focus()
    beginMention(editor.state, editor.view.dispatch)
  }
  return (
    <>
      <Act run={mention} label={t("links.mention.tool")} disabled={!isWritable}>
        <span aria-hidden="true">@</span>
      </Act>
      <Act run={onAddress} label={t("links.paragraph.copy")} moreRoom>
        <span aria-hidden="true">¶</span>
      </Act>
    </>
  )
}

type Options = { editor: Editor | null; isWritable: boolean; home: string }

/** What the bars show of mentions and addresses: the tools, and the address that was asked for. */
export const useLinkParts = ({ editor, isWritable, home }: Options) => {
  const [isAddress, setAddress] = useState(false)
  if (!editor) return { tools: null, panel: null }
  const code = home.slice(home.lastIndexOf("/") + 1)
  return {
    tools: <LinkTools {...{ editor, isWritable }} onAddress={() => setAddress(true)} />,
    panel: isAddress ? <AddressForm {...{ editor, code }} onClose={() => setAddress(false)} /> : null,
  }
}
