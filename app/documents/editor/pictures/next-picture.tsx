import type { Editor } from "@tiptap/core"
import { PictureForm } from "./picture-form.tsx"
import type { Pictures } from "./use-pictures.client.ts"

type Props = { editor: Editor; isWritable: boolean; pictures: Pictures }

/** The first of the pictures that somebody has to say something about. */
export const NextPicture = ({ pictures, ...place }: Props) => {
  const [task, ...rest] = pictures.tasks
  if (!task) return null
  const done = () => pictures.done(task.key)
  return (
    <PictureForm
      key={task.key}
      {...place}
      task={task}
      waiting={rest.length}
      path={pictures.path}
      onDone={done}
    />
  )
}
