import type { Editor } from "@tiptap/core"
import { useRef } from "react"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Toolbar, ToolSeparator } from "../../../ui/toolbar.tsx"
import { TAKEN_TYPES } from "../../pictures/limits.ts"
import { useEditorValue } from "../editor-hooks.client.ts"
import { Act, type ActOf } from "../tool-act.tsx"
import {
  asOneStep,
  movePicture,
  removePicture,
  type SelectedPicture,
  selectedPicture,
} from "./picture-commands.ts"

const readSelected = ({ state }: Editor) => selectedPicture(state)

type PictureToolsProps = { editor: Editor; act: ActOf; onDescribe: (picture: SelectedPicture) => void }

/** While a picture is selected: what it says, and what can be done with it. */
export const PictureTools = ({ editor, act, onDescribe }: PictureToolsProps) => {
  const { t } = useTranslation()
  const picture = useEditorValue(editor, readSelected)
  const says = picture?.alt ? t("pictures.tools.selected", { alt: picture.alt }) : t("pictures.tools.unsaid")
  return (
    <>
      <p className="visually-hidden" role="status">
        {picture ? says : ""}
      </p>
      {picture ? (
        <Toolbar label={t("pictures.tools.title")}>
          <Act run={() => onDescribe(picture)} label={t("pictures.tools.describe")} />
          <ToolSeparator />
          <Act run={act(asOneStep(movePicture(-1)))} label={t("pictures.tools.up")} />
          <Act run={act(asOneStep(movePicture(1)))} label={t("pictures.tools.down")} />
          <ToolSeparator />
          <Act run={act(asOneStep(removePicture))} label={t("pictures.tools.remove")} />
        </Toolbar>
      ) : null}
    </>
  )
}

type PictureToolProps = {
  onChoose: (files: readonly File[]) => void
  disabled: boolean
  moreRoom: boolean
}

/** Opens the browser's list of files. */
export const PictureTool = ({ onChoose, disabled, moreRoom }: PictureToolProps) => {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <Act
        run={() => field.current?.click()}
        label={t("pictures.tools.add")}
        icon="tv-image"
        disabled={disabled}
        moreRoom={moreRoom}
      />
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept={TAKEN_TYPES.join(",")}
        aria-label={t("pictures.tools.add")}
        onChange={({ currentTarget }) => {
          onChoose([...(currentTarget.files ?? [])])
          // The same file may be chosen again.
          currentTarget.value = ""
        }}
      />
    </>
  )
}
