using Satark.Cases;
using Satark.Support;

namespace Satark.Tests.Cases;

public sealed class CodeBookTests
{
    private const string Alphabet = "ACEFGHJKLMQRTUVWXY346789";

    [Fact]
    public void A_million_numbers_spell_a_million_codes()
    {
        var seen = new HashSet<string>(1_000_000, StringComparer.Ordinal);
        for (var number = 0; number < 1_000_000; number++)
        {
            seen.Add(CodeBook.Spell(number));
        }

        Assert.Equal(1_000_000, seen.Count);
    }

    [Fact]
    public void Codes_have_four_characters_for_the_first_331776_cases_and_then_five()
    {
        Assert.Equal(4, CodeBook.Spell(0).Length);
        Assert.Equal(4, CodeBook.Spell(331_775).Length);
        Assert.Equal(5, CodeBook.Spell(331_776).Length);
        Assert.Equal(5, CodeBook.Spell(331_776 + 7_962_623).Length);
        Assert.Equal(6, CodeBook.Spell(331_776 + 7_962_624).Length);
    }

    [Fact]
    public void Only_letters_and_digits_that_cannot_be_misheard_are_used()
    {
        var used = new SortedSet<char>();
        for (var number = 0; number < 400_000; number += 7)
        {
            used.UnionWith(CodeBook.Spell(number));
        }

        Assert.Equal(Alphabet.Order(), used);
        Assert.DoesNotContain(used, ch => "BDPINOSZ01250".Contains(ch, StringComparison.Ordinal));
    }

    [Fact]
    public void The_next_case_is_not_one_misheard_letter_away()
    {
        for (var number = 0; number < 10_000; number++)
        {
            var differing = CodeBook.Spell(number).Zip(CodeBook.Spell(number + 1)).Count(p => p.First != p.Second);
            Assert.True(differing >= 2, $"{CodeBook.Spell(number)} and {CodeBook.Spell(number + 1)} follow one another");
        }
    }

    [Fact]
    public async Task Many_at_once_and_after_a_new_start_get_codes_of_their_own()
    {
        var store = new MemoryStore(TimeProvider.System);
        using var book = new CodeBook(store);
        var codes = (await Task.WhenAll(Enumerable.Range(0, 2_000).Select(_ => Task.Run(async () => await book.NextAsync(default))))).ToList();
        using var restarted = new CodeBook(store);
        for (var i = 0; i < 2_000; i++)
        {
            codes.Add(await restarted.NextAsync(default));
        }

        Assert.Equal(4_000, codes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Two_processes_never_give_out_the_same_code()
    {
        var store = new MemoryStore(TimeProvider.System);
        using var one = new CodeBook(store);
        using var two = new CodeBook(store);
        var codes = new List<string>();
        for (var i = 0; i < 1_200; i++)
        {
            codes.Add(await one.NextAsync(default));
            codes.Add(await two.NextAsync(default));
        }

        Assert.Equal(2_400, codes.Distinct(StringComparer.Ordinal).Count());
    }
}
