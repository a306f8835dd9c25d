'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Milliseconds: the catalog is read soon after a run has failed, and nothing of the board changes with it. */
const EVERY = 2_000

/** Has the server render the page anew while something that it shows is still to come. */
export function RefreshWhile({ waiting }: { waiting: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => router.refresh(), EVERY)
    return () => clearInterval(timer)
  }, [waiting, router])
  return null
}
