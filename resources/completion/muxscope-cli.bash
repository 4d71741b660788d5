# bash completion for muxscope-cli                                          -*- shell-script -*-
# The program itself is asked, so that what is completed is what there is: its commands and options by
# --help, models, protocols, switches and limits by "--model help" and its kin.

_muxscope_cli_options() {
    "$1" ${2:+"$2"} --help 2>/dev/null | sed -n 's/^ *\(-[a-z],\)\{0,1\}\(--[a-z-]*\).*/\2/p'
}

_muxscope_cli_commands() {
    "$1" --help 2>/dev/null | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p'
}

# Of a list such as "--model help" prints: the first word of the lines that are set in by $2 blanks.
_muxscope_cli_names() {
    "$1" serve "$3" help 2>/dev/null | sed -nE "s/^ {$2}([a-z][a-z_-]*)([ =].*)?$/\1/p"
}

_muxscope_cli() {
    local program=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        [[ ${COMP_WORDS[i]} == -* ]] && continue
        command=${COMP_WORDS[i]}
        break
    done
    # What follows "--" is another program's command line.
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} == -- ]]; then
            mapfile -t COMPREPLY < <(compgen -c -f -- "$word")
            return
        fi
    done
    if [[ -z $command ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$(_muxscope_cli_commands "$program") --help --version" -- "$word")
        return
    fi
    case $before in
    --model) mapfile -t COMPREPLY < <(compgen -W "$(_muxscope_cli_names "$program" 2 --model) help" -- "$word") ;;
    --serve) mapfile -t COMPREPLY < <(compgen -W "$(_muxscope_cli_names "$program" 2 --serve) help" -- "$word") ;;
    --switch) mapfile -t COMPREPLY < <(compgen -W "$(_muxscope_cli_names "$program" 2 --switch) help" -- "$word") ;;
    --limit)
        compopt -o nospace 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -S = -W "$(_muxscope_cli_names "$program" 2 --limit)" -- "$word")
        ;;
    --to) mapfile -t COMPREPLY < <(compgen -W 'chrome har pcapng strace jsonl csv' -- "$word") ;;
    --root) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
    --port | --bind | --backlog | --accepts | --udp | --gauges | --history | --world | --from | --until | --pid) ;;
    *)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$(_muxscope_cli_options "$program" "$command")" -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
        ;;
    esac
}

complete -o filenames -o bashdefault -F _muxscope_cli muxscope-cli
