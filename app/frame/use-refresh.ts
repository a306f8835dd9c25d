'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** At most this often, in ms: a run that applies a hundred migrations in a second is one change. */
const PAUSE = 500

/** Has the server render the page anew when the signature changes; what is on screen stays until the answer is there. */
export function useRefresh(signature: string): void {
  const router = useRouter()
  const seen = useRef(signature)
  useEffect(() => {
    if (seen.current === signature) return
    const timer = setTimeout(() => {
      seen.current = signature
      router.refresh()
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [signature, router])
}
