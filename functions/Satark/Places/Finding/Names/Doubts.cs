namespace Satark.Places.Finding.Names;

/// <summary>Says how much a name needs a second word to be believed.</summary>
internal static class Doubts
{
    /// <summary>The doubt about a name: what the table of words that only sound like a place says, and more for short names and those made of common words.</summary>
    public static Doubt Of(NameForm form, CommonWords common)
    {
        var doubt = form.Doubt;
        if (form.Key.Length <= 3 && form.Key[0] < '\u0900')
        {
            doubt = doubt == Doubt.None ? Doubt.Slight : doubt;
        }

        if (Cues.IsAmbiguous(form.Key) && doubt == Doubt.None)
        {
            doubt = Doubt.Slight;
        }

        var isWellKnown = form.Referents.Exists(referent => referent.Kind is ReferentKind.District or ReferentKind.State or ReferentKind.City or ReferentKind.Abroad);
        return isWellKnown ? doubt
            : form.Key.Length <= 3 || common.Contains(form.Key) ? Doubt.Strong
            : doubt == Doubt.None && form.Spaces != 0 && HasOnlyCommonWords(form, common) ? Doubt.Slight : doubt;
    }

    private static bool HasOnlyCommonWords(NameForm form, CommonWords common)
    {
        for (var (start, end) = (0, 1); end <= form.Key.Length; end++)
        {
            if (end == form.Key.Length || (form.Spaces & (1UL << end)) != 0)
            {
                if (!common.Contains(form.Key.AsSpan(start, end - start)))
                {
                    return false;
                }

                start = end;
            }
        }

        return true;
    }
}
