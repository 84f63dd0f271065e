using Solde.App.Bookings;
using Solde.Core.Documents;

namespace Solde.App.Documents;

/// <summary>A document that was issued, with its number and what it says.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="Document">Its number within the booking, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">The number that stands on it, such as <c>F2026-000123</c>: without gaps per property, kind and year.</param>
/// <param name="At">When it was issued.</param>
/// <param name="Text">What it says.</param>
public sealed record StoredDocument(BookingKey Booking, int Document, DocumentKind Kind, string Number, Instant At, DocumentText Text)
{
    /// <summary>Its place in its series, from 1.</summary>
    public required long Place { get; init; }
}

/// <summary>A document about to be stored.</summary>
/// <param name="Document">Its number within the booking.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it is issued.</param>
/// <param name="Year">The year it is numbered in: the property's own at that instant.</param>
/// <param name="Json">What it says, as it is kept.</param>
public sealed record DraftDocument(int Document, DocumentKind Kind, Instant At, int Year, string Json);

/// <summary>The documents of bookings. They are stored with the change that they are of (<see cref="Change.Documents"/>) and never change.</summary>
public interface IDocuments
{
    /// <summary>A document; null when the booking has none of that number.</summary>
    ValueTask<StoredDocument?> Document(BookingKey booking, int document);

    /// <summary>All documents of a booking, oldest first.</summary>
    ValueTask<ImmutableArray<StoredDocument>> DocumentsOf(BookingKey booking);

    /// <summary>Documents of a property in the order of their kinds and numbers, a page at a time.</summary>
    /// <param name="property">The property.</param>
    /// <param name="kind">What they are.</param>
    /// <param name="year">The year they are numbered in.</param>
    /// <param name="after">Only those behind this place in the series; 0 = from the start.</param>
    /// <param name="limit">At most 1,000.</param>
    ValueTask<ImmutableArray<StoredDocument>> Documents(Guid property, DocumentKind kind, int year, long after, int limit);

    /// <summary>All documents that a property issued in a time, such as a day.</summary>
    /// <param name="property">The property.</param>
    /// <param name="from">The first instant.</param>
    /// <param name="to">The instant before which.</param>
    ValueTask<ImmutableArray<StoredDocument>> Documents(Guid property, Instant from, Instant to);
}
