using Satark.Intake.Mails;
using Satark.Intake.Mails.Reading;
using Satark.Support;

namespace Satark.Tests.Intake.Mails;

public sealed class MailKeysTests
{
    private static readonly InboundMail Unnamed = new() { From = "a@meta.example", Subject = "Help", Text = "She is at the bridge", Headers = "Date: Mon, 2 Mar 2026 12:00:00 +0530" };

    private readonly MailKeys _keys = new(new MemoryKeyRing());

    [Fact]
    public void A_mail_without_Message_ID_lies_in_the_same_place_when_it_is_brought_again()
    {
        Assert.Equal(PartitionOf(Unnamed), PartitionOf(Unnamed with { }));
        Assert.NotEqual(PartitionOf(Unnamed), PartitionOf(Unnamed with { Headers = "Date: Mon, 2 Mar 2026 12:04:00 +0530" }));
        Assert.NotEqual(PartitionOf(Unnamed), PartitionOf(Unnamed with { Text = "He is at the station" }));
        Assert.Equal(16, PartitionOf(Unnamed).Length);
    }

    [Fact]
    public void A_Message_ID_alone_says_where_a_mail_lies() =>
        Assert.Equal(_keys.Partition("meta", "a@meta.example", "id@meta"), PartitionOf(Unnamed with { MessageId = "id@meta", Headers = "other" }));

    private string PartitionOf(InboundMail mail) => _keys.Partition("meta", mail, _keys.SeenRow(mail));
}
