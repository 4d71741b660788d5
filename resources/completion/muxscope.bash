# bash completion for muxscope                                              -*- shell-script -*-
# The program itself is asked for its options and models.

_muxscope() {
    local program=$1 word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    case $before in
    --model) mapfile -t COMPREPLY < <(compgen -W "$("$program" --model help 2>/dev/null | sed -n 's/^  \([a-z_-]*\) .*/\1/p') help" -- "$word") ;;
    --serve) mapfile -t COMPREPLY < <(compgen -W 'http reply lines' -- "$word") ;;
    --theme) mapfile -t COMPREPLY < <(compgen -W 'auto light dark contrast' -- "$word") ;;
    --lang) mapfile -t COMPREPLY < <(compgen -W 'en zh_CN' -- "$word") ;;
    --port | --switch | --limit) ;;
    *)
        if [[ $word == -* ]]; then
            mapfile -t COMPREPLY < <(compgen -W "$("$program" --help 2>/dev/null | sed -n 's/^ *\(-[a-z], \)\{0,1\}\(--[a-z-]*\).*/\2/p')" -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -f -- "$word")
        fi
        ;;
    esac
}

complete -o filenames -o bashdefault -F _muxscope muxscope
