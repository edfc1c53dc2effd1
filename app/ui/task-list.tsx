import type { ReactNode } from "react"
import { Icon, type IconName } from "./icon.tsx"

export type TaskState = "done" | "current" | "next" | "blocked"
export type Task = {
  title: ReactNode
  state: TaskState
  /** When, who, or why it cannot start. */
  detail?: ReactNode
  /** Never for a step that cannot start. */
  href?: string
}

const ICONS: Record<TaskState, IconName> = {
  done: "it-check-circle",
  current: "it-pencil",
  next: "it-minus-circle",
  blocked: "it-clock",
}

type TaskListProps = {
  tasks: readonly Task[]
  /** The words of the states, read after each title: the icon alone says nothing to who hears the page. */
  states: Record<TaskState, string>
}

/** Steps with their state; the current one is marked for readers too. */
export const TaskList = ({ tasks, states }: TaskListProps) => (
  <ol className="tasks">
    {tasks.map(({ title, state, detail, href }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: steps are in a fixed order
      <li key={index} className={state} aria-current={state === "current" ? "step" : undefined}>
        <Icon name={ICONS[state]} />
        <div>
          <b>
            {href && state !== "blocked" ? <a href={href}>{title}</a> : title}
            <span className="visually-hidden">, {states[state]}</span>
          </b>
          {detail ? <small>{detail}</small> : null}
        </div>
      </li>
    ))}
  </ol>
)
