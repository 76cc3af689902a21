'use client'

import { type KeyboardEvent, useId, useState } from 'react'

type Choice<T> = { items: readonly T[]; onChoose: (item: T) => void; onClear: () => void }

/**
 * The keys and roles of an editable combobox with list autocomplete and manual selection
 * (WAI-ARIA Authoring Practices): nothing is chosen until an arrow key has moved into the list.
 */
export function useCombobox<T>({ items, onChoose, onClear }: Choice<T>) {
  const listId = useId()
  const [isOpen, setOpen] = useState(false)
  const [wanted, setActive] = useState(-1)
  const active = isOpen && wanted < items.length ? wanted : -1

  function close() {
    setOpen(false)
    setActive(-1)
  }

  function move(step: 1 | -1) {
    if (items.length === 0) return
    setOpen(true)
    const from = active === -1 && step === -1 ? items.length : active
    setActive((from + step + items.length) % items.length)
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'Escape') isOpen ? close() : onClear()
    else if (event.key === 'Enter' && active >= 0) onChoose(items[active]!)
    else {
      if (event.key === 'Home' || event.key === 'End' || event.key.startsWith('Arrow'))
        setActive(-1)
      return
    }
    event.preventDefault()
  }

  const optionId = (index: number) => `${listId}-${index}`
  return {
    isOpen,
    open: () => setOpen(true),
    reset: () => {
      setOpen(true)
      setActive(-1)
    },
    close,
    inputProps: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': isOpen,
      'aria-controls': listId,
      'aria-activedescendant': active >= 0 ? optionId(active) : undefined,
      autoComplete: 'off',
      onKeyDown,
    } as const,
    listId,
    optionProps: (index: number) => ({
      id: optionId(index),
      role: 'option' as const,
      'aria-selected': index === active,
      onMouseMove: () => setActive(index),
      // The input keeps the focus, so a press must not take it.
      onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
      onClick: () => onChoose(items[index]!),
    }),
  }
}
