using Satark.Places.Tables;

namespace Satark.Places.Import;

/// <summary>Which state an official list means.</summary>
internal static class StateWords
{
    /// <summary>The state of this code or name, in any script; null where none is called so.</summary>
    public static IndianState? Find(Gazetteer gazetteer, string text)
    {
        var key = NameHolders.KeyOf(text);
        return gazetteer.FindState(text.Trim().ToUpperInvariant()) ?? gazetteer.States.FirstOrDefault(state => state.Names.Any(name => NameHolders.KeyOf(name) == key));
    }
}
