/* Where the program begins, in the static build for x86-64: before it moves itself to where it was put, it asks the
   system for all pages that this will write to, in one call. Else each of some 60 would be a page fault of its own, and
   those were a fifth of the time that `ljfl --version` takes. A Linux before 5.14 does not know the call and says so;
   nothing else depends on it. */
#include <asm/unistd.h>
#include <linux/mman.h>

	.text
	.globl	ljfl_start
	.type	ljfl_start, @function
ljfl_start:
	endbr64
	mov	%rdx, %r8			/* what the system hands to _start in %rdx */
	lea	__init_array_start(%rip), %rdi
	and	$-4096, %rdi
	lea	_end(%rip), %rsi
	sub	%rdi, %rsi
	mov	$MADV_POPULATE_WRITE, %edx
	mov	$__NR_madvise, %eax
	syscall
	mov	%r8, %rdx
	jmp	_start
	.size	ljfl_start, .-ljfl_start

	.section .note.GNU-stack, "", @progbits
