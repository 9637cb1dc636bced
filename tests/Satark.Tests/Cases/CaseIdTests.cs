using Satark.Cases;
using Satark.Privacy;

namespace Satark.Tests.Cases;

public sealed class CaseIdTests
{
    [Fact]
    public void An_id_leads_to_its_partition_and_row()
    {
        var id = CaseId.Parse("abcdefghij234567-12");

        Assert.Equal(("abcdefghij234567", 12, "case-12", "abcdefghij234567-12"), (id.Partition, id.Number, id.Row, id.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abcdefghij234567")]
    [InlineData("abcdefghij234567-")]
    [InlineData("abcdefghij234567-0")]
    [InlineData("abcdefghij234567-01")]
    [InlineData("abcdefghij234567--1")]
    [InlineData("abcdefghij234567-1 ")]
    [InlineData("abcdefghij234567-+1")]
    [InlineData("ABCDEFGHIJ234567-1")]
    [InlineData("abcdefghij234561-1")]
    [InlineData("abcdefghij23456-1")]
    [InlineData("abcdefghij2345677-1")]
    [InlineData("abcdefghij23456/-1")]
    [InlineData("../../etc/passwd-1")]
    [InlineData("abcdefghij234567-99999999999")]
    [InlineData("abcdefghij234567-\u0661")]
    public void What_is_no_id_is_never_taken_for_one(string? text)
    {
        Assert.False(CaseId.TryParse(text, out _));
    }

    [Fact]
    public void A_partition_depends_on_partner_and_id_and_on_where_one_ends()
    {
        Assert.Equal(Ids.Derived("meta", "a-1"), Ids.Derived("meta", "a-1"));
        Assert.Equal(16, Ids.Derived("meta", "a-1").Length);
        Assert.Equal(4, new[] { Ids.Derived("meta", "a-1"), Ids.Derived("metaa", "-1"), Ids.Derived("snap", "a-1"), Ids.Derived("meta", "a-2") }.Distinct().Count());
        Assert.True(CaseId.TryParse(Ids.Derived("meta", "a-1") + "-1", out _));
        Assert.True(CaseId.TryParse(Ids.Random() + "-1", out _));
    }

    [Fact]
    public void The_derivation_of_a_partition_never_changes()
    {
        // SHA-256 over 00000004 "meta" 00000003 "a-1", first 80 bits in base32; computed apart from this program.
        Assert.Equal("k7cad4rm7q3pgrpk", Ids.Derived("meta", "a-1"));
    }
}
